import type { DuckDBConnection } from '@duckdb/node-api';
import {
  type ProgrammeParticipant,
  participantsOf,
  type UnitParticipation,
} from '@smalspor/domain/programmes';
import type { Month } from '@smalspor/domain/time';
import { createTableOf } from '../measure/append-rows.ts';
import { textSql } from '../measure/lake-files.ts';

/** Where a release's participants are known from. */
export interface ParticipationSources {
  /** Doctors or institutions that a delivered list names. */
  readonly delivered: number;
  /** Those with a round in this house. */
  readonly own: number;
  readonly both: number;
  /** Of those in both, how many began at times that are further apart than enrolling and the first meeting are. */
  readonly contradicting: number;
}

/** A delivered list has the month of the course or conference, a round that of joining: so many months apart they tell of two things. */
export const CONTRADICTING_MONTHS = 3;

/**
 * Table `participant`: everybody who takes part, from the delivered lists and from this house's rounds; the columns are those of
 * `ProgrammeParticipant`. Reads `lake_participations`.
 * @returns the same
 */
export async function createParticipants(
  connection: DuckDBConnection,
  own: readonly UnitParticipation[],
): Promise<readonly ProgrammeParticipant[]> {
  const participants = participantsOf({ delivered: await readDelivered(connection), own });
  await createTableOf(
    connection,
    'participant',
    {
      programme: 'VARCHAR',
      prescriber: 'INTEGER',
      organisation: 'INTEGER',
      started: 'INTEGER',
      delivered: 'INTEGER',
      own: 'INTEGER',
    },
    participants.map((each) => [
      each.programme,
      each.prescriber,
      each.organisation,
      each.started,
      each.delivered,
      each.own,
    ]),
  );
  return participants;
}

async function readDelivered(connection: DuckDBConnection): Promise<readonly UnitParticipation[]> {
  const reader = await connection.runAndReadAll(
    'SELECT programme, prescriber, organisation, min(started)::INTEGER FROM lake_participations GROUP BY ALL',
  );
  return reader.getRowsJS().map(([programme, prescriber, organisation, started]) => ({
    programme: String(programme),
    prescriber: prescriber === null ? null : Number(prescriber),
    organisation: organisation === null ? null : Number(organisation),
    started: Number(started) as Month,
  }));
}

/** How many of a programme's participants each source names, and how many of them the two contradict each other about. */
export async function participationSources(
  connection: DuckDBConnection,
  programme: string,
): Promise<ParticipationSources> {
  const reader = await connection.runAndReadAll(`
    SELECT count(delivered)::INTEGER, count(own)::INTEGER, count(delivered + own)::INTEGER,
      count(*) FILTER (abs(delivered - own) >= ${CONTRADICTING_MONTHS})::INTEGER
    FROM participant WHERE programme = ${textSql(programme)}`);
  const [[delivered = 0, inHouse = 0, both = 0, contradicting = 0] = []] = reader.getRowsJS() as number[][];
  return { delivered, own: inHouse, both, contradicting };
}
