import type { Language } from '@smalspor/domain/texts';
import type { Selectable } from 'kysely';
import type { Db } from '../schema/tables.ts';
import type { CourseSittingsTable } from './tables.ts';

/** A sitting that was handed in. */
export interface Sitting {
  readonly id: string;
  readonly personId: string;
  readonly courseId: string;
  /** The module that the sitting was of; `null` for the whole course. */
  readonly part: string | null;
  /** The lessons of the part; none for the whole course. */
  readonly lessons: readonly string[];
  /** The first is 1, of the course and of each part. */
  readonly number: number;
  readonly version: number;
  readonly language: Language;
  readonly questions: number;
  readonly right: number;
  /** Whole per cent. */
  readonly score: number;
  readonly hasPassed: boolean;
  /** Ids of the questions that were wrong. */
  readonly wrong: readonly string[];
  /** Instant in UTC, ISO 8601. */
  readonly finishedAt: string;
}

/** Stores a sitting with those who sat together with the one who was logged in. */
export async function saveSitting(trx: Db, sitting: Sitting, companions: readonly string[]): Promise<void> {
  await trx
    .insertInto('course_sittings')
    .values({
      id: sitting.id,
      person_id: sitting.personId,
      course_id: sitting.courseId,
      part: sitting.part ?? '',
      lessons: [...sitting.lessons],
      sitting: sitting.number,
      course_version: sitting.version,
      language: sitting.language,
      questions: sitting.questions,
      right_answers: sitting.right,
      score: sitting.score,
      has_passed: sitting.hasPassed,
      wrong: [...sitting.wrong],
      finished_at: sitting.finishedAt,
    })
    .execute();
  if (companions.length === 0) return;
  await trx
    .insertInto('course_companions')
    .values(companions.map((hpr) => ({ sitting_id: sitting.id, hpr })))
    .execute();
}

/** A person's own sittings, oldest first. */
export async function listSittings(db: Db, personId: string): Promise<readonly Sitting[]> {
  const rows = await db
    .selectFrom('course_sittings')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('sitting')
    .execute();
  return rows.map(readSitting);
}

/** How many colleagues each sitting had, by the sitting's id. */
export async function countCompanions(
  db: Db,
  sittingIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (sittingIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('course_companions')
    .select(['sitting_id', ({ fn }) => fn.countAll<number>().as('companions')])
    .where('sitting_id', 'in', [...sittingIds])
    .groupBy('sitting_id')
    .execute();
  return new Map(rows.map(({ sitting_id, companions }) => [sitting_id, Number(companions)]));
}

/** Somebody known by account, by HPR number, or by both. */
export interface Learner {
  readonly personId: string | null;
  readonly hpr: string | null;
}

/** A sitting that somebody passed, logged in or beside a colleague who was. */
export interface PassedSitting {
  readonly courseId: string;
  /** None for the whole course. */
  readonly lessons: readonly string[];
  readonly score: number;
  /** With colleagues before one screen. */
  readonly together: boolean;
  readonly finishedAt: string;
}

/** What somebody has passed, oldest first, on whichever of the accounts of an HPR number. */
export async function listPasses(db: Db, { personId, hpr }: Learner): Promise<readonly PassedSitting[]> {
  const rows = await db
    .selectFrom('course_sittings as sitting')
    .select(({ exists, selectFrom }) => [
      'sitting.course_id',
      'sitting.lessons',
      'sitting.score',
      'sitting.finished_at',
      exists(selectFrom('course_companions').select('hpr').whereRef('sitting_id', '=', 'sitting.id')).as(
        'together',
      ),
    ])
    .where('sitting.has_passed', '=', true)
    .where(({ or, eb, selectFrom }) =>
      or([
        ...(personId === null ? [] : [eb('sitting.person_id', '=', personId)]),
        ...(hpr === null
          ? []
          : [
              eb('sitting.person_id', 'in', selectFrom('people').select('id').where('hpr', '=', hpr)),
              eb(
                'sitting.id',
                'in',
                selectFrom('course_companions').select('sitting_id').where('hpr', '=', hpr),
              ),
            ]),
      ]),
    )
    .orderBy('sitting.finished_at')
    .execute();
  return rows.map(({ course_id: courseId, lessons, score, together, finished_at: finishedAt }) => ({
    courseId,
    lessons,
    score,
    together: Boolean(together),
    finishedAt,
  }));
}

function readSitting(row: Selectable<CourseSittingsTable>): Sitting {
  return {
    id: row.id,
    personId: row.person_id,
    courseId: row.course_id,
    part: row.part === '' ? null : row.part,
    lessons: row.lessons,
    number: row.sitting,
    version: row.course_version,
    language: row.language,
    questions: row.questions,
    right: row.right_answers,
    score: row.score,
    hasPassed: row.has_passed,
    wrong: row.wrong,
    finishedAt: row.finished_at,
  };
}
