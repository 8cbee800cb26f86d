import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addMonths, parseMonth } from '@smalspor/domain/time';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withDuckDb } from '../duckdb/with-duckdb.ts';
import { createParticipants, type ParticipationSources, participationSources } from './participations.ts';

const MARCH = parseMonth('2019-03');
const doctor = (prescriber: number, started = MARCH) =>
  ({ programme: 'rak', prescriber, organisation: null, started }) as const;
const home = (organisation: number, started = MARCH) =>
  ({ programme: 'rask', prescriber: null, organisation, started }) as const;

let directory: string;
let sources: { readonly rak: ParticipationSources; readonly rask: ParticipationSources };
let starts: readonly (readonly unknown[])[];
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'participations-'));
  await withDuckDb({ spillDirectory: directory, threads: 1 }, async (connection) => {
    await connection.run(`CREATE TEMP TABLE lake_participations AS
      SELECT * FROM (VALUES ('rak', 1, NULL::INTEGER, ${MARCH}), ('rak', 2, NULL, ${MARCH}), ('rak', 3, NULL, ${MARCH}),
        ('rask', NULL, 900, ${MARCH})) AS t(programme, prescriber, organisation, started)`);
    await createParticipants(connection, [
      // A month after the course; half a year before it; twice, in a new round; not on any list.
      doctor(1, addMonths(MARCH, 1)),
      doctor(2, addMonths(MARCH, -6)),
      doctor(4, addMonths(MARCH, 12)),
      doctor(4),
      home(901, addMonths(MARCH, 4)),
    ]);
    sources = {
      rak: await participationSources(connection, 'rak'),
      rask: await participationSources(connection, 'rask'),
    };
    const found = await connection.runAndReadAll(
      `SELECT prescriber, started - ${MARCH} FROM participant WHERE programme = 'rak' ORDER BY 1`,
    );
    starts = found.getRowsJS() as unknown[][];
  });
});
afterAll(() => rm(directory, { recursive: true, force: true }));

it('holds whom a list names and whom this house has a round of, from the earlier month', () => {
  expect(starts).toEqual([
    [1, 0],
    [2, -6],
    [3, 0],
    [4, 0],
  ]);
});

it('says how many each source names, and of how many the two tell months that cannot both be the start', () => {
  expect(sources.rak).toEqual({ delivered: 3, own: 3, both: 2, contradicting: 1 });
  expect(sources.rask).toEqual({ delivered: 1, own: 1, both: 0, contradicting: 0 });
});
