import type { Db } from '../schema/tables.ts';

/** A person's way through a course, as it is kept. */
export interface KeptProgress {
  /** The lesson that was open last; `null` before the first. */
  readonly place: string | null;
  readonly read: readonly string[];
  readonly choices: readonly KeptAnswer[];
  readonly answers: readonly (KeptAnswer & { readonly sitting: number })[];
}

/** Options by their place in a version of the course, from 0. */
export interface KeptAnswer {
  readonly id: string;
  readonly version: number;
  readonly options: readonly number[];
}

const NOTHING: KeptProgress = { place: null, read: [], choices: [], answers: [] };

/** What each of several courses has of a person, by course; a course that was never opened is left out. */
export async function listProgress(db: Db, personId: string): Promise<ReadonlyMap<string, KeptProgress>> {
  const places = await db
    .selectFrom('course_places')
    .select(['course_id', 'lesson_id'])
    .where('person_id', '=', personId)
    .execute();
  if (places.length === 0) return new Map();
  const [read, choices, answers] = await Promise.all([
    db
      .selectFrom('course_lessons_read')
      .select(['course_id', 'lesson_id'])
      .where('person_id', '=', personId)
      .execute(),
    db.selectFrom('course_choices').selectAll().where('person_id', '=', personId).execute(),
    db.selectFrom('course_answers').selectAll().where('person_id', '=', personId).execute(),
  ]);
  const of = <T extends { readonly course_id: string }>(rows: readonly T[], course: string): readonly T[] =>
    rows.filter(({ course_id }) => course_id === course);
  return new Map(
    places.map(({ course_id: course, lesson_id: place }) => [
      course,
      {
        place,
        read: of(read, course).map(({ lesson_id }) => lesson_id),
        choices: of(choices, course).map(({ case_id: id, course_version: version, option }) => ({
          id,
          version,
          options: [option],
        })),
        answers: of(answers, course).map(
          ({ question_id: id, course_version: version, options, sitting }) => ({
            id,
            version,
            options,
            sitting,
          }),
        ),
      },
    ]),
  );
}

/** What one course has of a person. */
export async function findProgress(db: Db, personId: string, courseId: string): Promise<KeptProgress> {
  return (await listProgress(db, personId)).get(courseId) ?? NOTHING;
}

export interface CourseOf {
  readonly personId: string;
  readonly courseId: string;
}

/**
 * Opens a course, if it has not been opened before, and holds it until the transaction ends: whatever else the person writes
 * to it waits.
 * @returns whether it was opened for the first time
 */
export async function holdCourse(trx: Db, { personId, courseId }: CourseOf, at: string): Promise<boolean> {
  const opened = await trx
    .insertInto('course_places')
    .values({
      person_id: personId,
      course_id: courseId,
      lesson_id: null,
      started_at: at,
      moved_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('course_id')
    .executeTakeFirst();
  if (opened !== undefined) return true;
  await trx
    .selectFrom('course_places')
    .select('course_id')
    .where('person_id', '=', personId)
    .where('course_id', '=', courseId)
    .forUpdate()
    .execute();
  return false;
}

export async function saveCoursePlace(
  trx: Db,
  { personId, courseId }: CourseOf,
  lessonId: string,
  at: string,
): Promise<void> {
  await trx
    .updateTable('course_places')
    .set({ lesson_id: lessonId, moved_at: at })
    .where('person_id', '=', personId)
    .where('course_id', '=', courseId)
    .execute();
}

/** A lesson that was read stays read. @returns whether it had not been */
export async function saveLessonRead(
  trx: Db,
  { personId, courseId }: CourseOf,
  lessonId: string,
  at: string,
): Promise<boolean> {
  const added = await trx
    .insertInto('course_lessons_read')
    .values({ person_id: personId, course_id: courseId, lesson_id: lessonId, read_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('lesson_id')
    .executeTakeFirst();
  return added !== undefined;
}

/** The latest choice in a case is the one that is kept. */
export async function saveChoice(
  trx: Db,
  { personId, courseId }: CourseOf,
  choice: { readonly id: string; readonly version: number; readonly option: number },
  at: string,
): Promise<void> {
  const changed = { course_version: choice.version, option: choice.option, chosen_at: at };
  await trx
    .insertInto('course_choices')
    .values({ person_id: personId, course_id: courseId, case_id: choice.id, ...changed })
    .onConflict((conflict) => conflict.columns(['person_id', 'course_id', 'case_id']).doUpdateSet(changed))
    .execute();
}

/** The latest answer to a question of a sitting is the one that is kept. */
export async function saveAnswer(
  trx: Db,
  { personId, courseId }: CourseOf,
  answer: KeptAnswer & { readonly sitting: number },
  at: string,
): Promise<void> {
  const changed = { course_version: answer.version, options: [...answer.options], answered_at: at };
  await trx
    .insertInto('course_answers')
    .values({
      person_id: personId,
      course_id: courseId,
      sitting: answer.sitting,
      question_id: answer.id,
      ...changed,
    })
    // By name: the key has had the part of the course in it since migration 19.
    .onConflict((conflict) => conflict.constraint('course_answers_pkey').doUpdateSet(changed))
    .execute();
}
