import type { Language } from '@smalspor/domain/texts';
import type { Selectable } from 'kysely';
import type { Db } from '../schema/tables.ts';
import type { CourseSittingsTable } from './tables.ts';

/** A sitting that was handed in. */
export interface Sitting {
  readonly id: string;
  readonly personId: string;
  readonly courseId: string;
  /** The first is 1. */
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

/** Courses that someone has passed beside a colleague who was logged in, with the first time. */
export async function listPassedBeside(db: Db, hpr: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('course_companions')
    .innerJoin('course_sittings', 'course_sittings.id', 'course_companions.sitting_id')
    .select(['course_sittings.course_id', ({ fn }) => fn.min('course_sittings.finished_at').as('at')])
    .where('course_companions.hpr', '=', hpr)
    .where('course_sittings.has_passed', '=', true)
    .groupBy('course_sittings.course_id')
    .execute();
  return new Map(rows.map(({ course_id, at }) => [course_id, at]));
}

function readSitting(row: Selectable<CourseSittingsTable>): Sitting {
  return {
    id: row.id,
    personId: row.person_id,
    courseId: row.course_id,
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
