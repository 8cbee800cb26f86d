import type { RoundStatus } from '@smalspor/domain/programmes';
import { type Month, monthOfDate, norwegianDateOf } from '@smalspor/domain/time';
import { sql } from 'kysely';
import type { Db } from '../schema/tables.ts';

/** A doctor or an institution that takes part in a programme in this house, or has done. */
export interface OwnParticipation {
  readonly programme: string;
  /** The lake's number of a doctor; `null` for an institution. */
  readonly prescriber: number | null;
  readonly organisation: number | null;
  /** When the doctor joined or the institution enrolled. */
  readonly started: Month;
}

/** Who was invited alone, withdrew or let the invitation lapse does not take part. */
const TAKES_PART: readonly RoundStatus[] = ['enrolled', 'active', 'finished'];

/**
 * Everybody of this house's rounds, in a steady order. A doctor whom no register has named yet waits for the first delivery that does.
 * @param institutionKinds kinds of unit whose ids are organisation numbers
 */
export async function listOwnParticipations(
  db: Db,
  institutionKinds: readonly string[],
): Promise<readonly OwnParticipation[]> {
  const doctors = await db
    .selectFrom('round_people')
    .innerJoin('rounds', 'rounds.id', 'round_people.round_id')
    .innerJoin('prescriber_keys', (join) =>
      join.on('round_people.participant', '=', sql`'hpr:' || prescriber_keys.hpr`),
    )
    .select(['rounds.programme', 'rounds.unit_kind', 'prescriber_keys.prescriber', 'joined_on'])
    .where('rounds.status', 'in', [...TAKES_PART])
    .orderBy('rounds.programme')
    .orderBy('prescriber_keys.prescriber')
    .orderBy('joined_on')
    .execute();
  const enrolments = await db
    .selectFrom('rounds')
    .innerJoin('round_moves', 'round_moves.round_id', 'rounds.id')
    .select(['rounds.programme', 'rounds.unit_kind', 'rounds.unit_id', 'round_moves.at'])
    .where('rounds.status', 'in', [...TAKES_PART])
    .where('round_moves.type', '=', 'enrolled')
    .orderBy('rounds.programme')
    .orderBy('rounds.unit_id')
    .orderBy('round_moves.at')
    .execute();
  const isInstitution = (kind: string) => institutionKinds.includes(kind);
  return [
    ...doctors
      .filter(({ unit_kind }) => !isInstitution(unit_kind))
      .map(({ programme, prescriber, joined_on }) => ({
        programme,
        prescriber,
        organisation: null,
        started: monthOfDate(joined_on),
      })),
    ...enrolments
      .filter(({ unit_kind, unit_id }) => isInstitution(unit_kind) && Number.isSafeInteger(Number(unit_id)))
      .map(({ programme, unit_id, at }) => ({
        programme,
        prescriber: null,
        organisation: Number(unit_id),
        started: monthOfDate(norwegianDateOf(at)),
      })),
  ];
}
