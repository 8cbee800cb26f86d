import type { Selectable } from 'kysely';
import type { Db } from '../schema/tables.ts';
import type { CoursePackageResultsTable } from './tables.ts';

/** A person's way through a course, as it is kept. */
export interface KeptProgress {
  /** The lesson that was open last; `null` before the first. */
  readonly place: string | null;
  readonly read: readonly string[];
  readonly choices: readonly KeptAnswer[];
  readonly answers: readonly SittingAnswer[];
  readonly packages: readonly PackageResult[];
}

/** An answer of a sitting of the whole course, or of one of its parts. */
export interface SittingAnswer extends KeptAnswer {
  /** `null` for the whole course. */
  readonly part: string | null;
  readonly sitting: number;
}

/** The last time that somebody came to the end of a package in a lesson. */
export interface PackageResult {
  readonly lesson: string;
  readonly id: string;
  /** `null` for a package that gives no points. */
  readonly points: { readonly got: number; readonly most: number } | null;
  /** Instant in UTC, ISO 8601. */
  readonly doneAt: string;
}

/** Options by their place in a version of the course, from 0. */
export interface KeptAnswer {
  readonly id: string;
  readonly version: number;
  readonly options: readonly number[];
}

const NOTHING: KeptProgress = { place: null, read: [], choices: [], answers: [], packages: [] };

/** What each of several courses has of a person, by course; a course that was never opened is left out. */
export async function listProgress(db: Db, personId: string): Promise<ReadonlyMap<string, KeptProgress>> {
  const places = await db
    .selectFrom('course_places')
    .select(['course_id', 'lesson_id'])
    .where('person_id', '=', personId)
    .execute();
  if (places.length === 0) return new Map();
  const [read, choices, answers, packages] = await Promise.all([
    db
      .selectFrom('course_lessons_read')
      .select(['course_id', 'lesson_id'])
      .where('person_id', '=', personId)
      .execute(),
    db.selectFrom('course_choices').selectAll().where('person_id', '=', personId).execute(),
    db.selectFrom('course_answers').selectAll().where('person_id', '=', personId).execute(),
    db.selectFrom('course_package_results').selectAll().where('person_id', '=', personId).execute(),
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
          ({ question_id: id, course_version: version, options, part, sitting }) => ({
            id,
            version,
            options,
            part: part === '' ? null : part,
            sitting,
          }),
        ),
        packages: of(packages, course).map(readPackageResult),
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

function readPackageResult(row: Selectable<CoursePackageResultsTable>): PackageResult {
  const { lesson_id: lesson, package_id: id, points, most, done_at: doneAt } = row;
  const isScored = points !== null && most !== null;
  return { lesson, id, points: isScored ? { got: Number(points), most: Number(most) } : null, doneAt };
}
