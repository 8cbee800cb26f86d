import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { loadContent } from '@smalspor/content/loading';
import { organisationNumber } from '@smalspor/domain/institutions';
import { participantsOf } from '@smalspor/domain/programmes';
import { toMonth } from '@smalspor/domain/time';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withDuckDb } from '../duckdb/with-duckdb.ts';
import { storedInstitutionPatterns } from './institution-patterns.ts';
import type { InstitutionReader } from './institution-reader.ts';
import { openInstitutions } from './open-institutions.ts';
import type { World } from './testing/institution-world.ts';
import { writeWorld } from './testing/measure-world.ts';
import { writeInstitutions } from './write-institutions.ts';

const content = loadContent();
const SPAN = { from: toMonth(2019, 1), to: toMonth(2020, 6) };
const END = toMonth(2019, 12);
const TOTAL = { unitType: 'long-term', indicator: 'institution-total', end: END } as const;
const NUMBERS = Array.from({ length: 60 }, (_, place) => organisationNumber(31_000_100 + place)).filter(
  (number) => number !== null,
);
const home = (place: number) => NUMBERS[place] as number;
const enrolled = (organisation: number) => ({
  programme: 'rask',
  prescriber: null,
  organisation,
  started: SPAN.from,
});

/** Twenty homes in Oslo, twelve in Bergen and two in Tromsø, which joined in July; all buy every month. */
const HOMES = Array.from({ length: 34 }, (_, place) => ({
  organisation: home(place),
  municipality: place < 20 ? 301 : place < 32 ? 4601 : 5501,
  from: place < 32 ? SPAN.from : toMonth(2019, 7),
}));

const WORLD: World = {
  wards: HOMES.map((each) => ({ ...each, type: 'long-term', beds: 20, to: null })),
  sales: HOMES.flatMap(({ organisation, from }, place) =>
    Array.from({ length: SPAN.to - from + 1 }, (_, index) => ({
      organisation,
      type: null,
      month: from + index,
      product: 1 + (index % 3),
      packages100: 100 * (1 + ((place * 7) % 10)),
      pharmacy: 1,
      day: 3,
      sender: 0 as const,
    })),
  ),
  stays: [],
};

let directory: string;
let reader: InstitutionReader;
let close: () => void;
const system = { kind: 'system', act: 'issue-reports' } as const;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'institutions-'));
  const cube = join(directory, 'releases', 'r1', 'cube');
  reader = await new Promise<InstitutionReader>((resolve, reject) => {
    withDuckDb({ spillDirectory: directory, threads: 1 }, async (connection) => {
      resolve(await release(connection, cube));
      // The reader reads its files as long as the connection is open.
      await new Promise<void>((done) => {
        close = done;
      });
    }).catch(reject);
  });
});
afterAll(async () => {
  close();
  await rm(directory, { recursive: true, force: true });
});

async function release(connection: DuckDBConnection, cube: string): Promise<InstitutionReader> {
  const note = await writeInstitutions(connection, {
    files: await writeWorld(connection, directory, WORLD),
    content,
    indexYear: 2026,
    span: SPAN,
    occupancy: 0.96,
    settings: { others: 5, margin: 0.2 },
    before: [],
    // Twelve of those in Oslo, of which a list names ten and this house six, and four of those in Bergen.
    participants: participantsOf({
      delivered: [...NUMBERS.slice(0, 10), ...NUMBERS.slice(20, 24)].map(enrolled),
      own: NUMBERS.slice(6, 12).map(enrolled),
    }),
    directory: cube,
  });
  return openInstitutions(connection, cube, note);
}

describe('what a release says of institutions', () => {
  it('tells an institution its own figures, and nobody else', async () => {
    const scope = { kind: 'institution', organisation: home(0) } as const;
    const [own] = await reader.ownFigures(scope, home(0), { from: SPAN.from, to: END });
    // Four months each of pivmecillinam (20 × 200 mg at 600 mg) and amoxicillin (20 × 500 mg at 1.5 g), one package a month.
    expect(own?.sums['institution-total']?.numerator).toBeCloseTo(4 * (20 / 3) + 4 * (20 / 3), 5);
    expect(own).toMatchObject({ unitType: 'long-term', months: 12, bedDaysEstimated: true });
    expect(await reader.ownUnits(scope, home(0))).toMatchObject([{ municipality: 301, county: 3, beds: 20 }]);
    await expect(reader.ownFigures(scope, home(1), SPAN)).rejects.toMatchObject({ code: 'not-found' });
    await expect(reader.ownUnits(scope, home(1))).rejects.toMatchObject({ code: 'not-found' });
  });

  it('tells an institution its own months, which add up to its year, and nobody else', async () => {
    const scope = { kind: 'institution', organisation: home(0) } as const;
    const span = { from: SPAN.from, to: END };
    const [own, ...more] = await reader.ownMonths(scope, home(0), span);
    expect(more).toEqual([]);
    expect(own?.months.size).toBe(END - SPAN.from + 1);
    const total = [...(own?.months.values() ?? [])].reduce(
      (sum, { sums }) => sum + (sums['institution-total']?.numerator ?? 0),
      0,
    );
    const [year] = await reader.ownFigures(scope, home(0), span);
    expect(total).toBeCloseTo(year?.sums['institution-total']?.numerator ?? Number.NaN, 9);
    await expect(reader.ownMonths(scope, home(1), span)).rejects.toMatchObject({ code: 'not-found' });
    await expect(reader.ownMonths(scope, null, span)).rejects.toMatchObject({ code: 'not-found' });
    const everyone = await reader.ownMonths({ kind: 'system', act: 'find-signals' }, null, span);
    expect(everyone.length).toBeGreaterThanOrEqual(34);
  });

  it('tells the nation’s and the counties’ sums, which are the sums of the institutions', async () => {
    expect(reader.ends).toEqual([END, toMonth(2020, 3), toMonth(2020, 6)]);
    const everyone = await reader.everyonesFigures(system, { from: SPAN.from, to: END });
    const numerator = (from: number, to: number) =>
      everyone
        .slice(from, to)
        .reduce((sum, { sums }) => sum + (sums['institution-total']?.numerator ?? 0), 0);
    const nation = reader.published({ level: 'nation' }, TOTAL);
    expect(nation.sums).toMatchObject({ homes: 34 });
    expect(nation.sums?.numerator).toBeCloseTo(numerator(0, 34), 5);
    const oslo = reader.published({ level: 'county', county: 3 }, TOTAL);
    expect(oslo.sums?.numerator).toBeCloseTo(numerator(0, 20), 5);
    expect(oslo.sums?.denominator).toBeCloseTo(20 * 20 * 365 * 0.96, 3);
  });

  it('tells those of a county that take part by themselves, where they and the others are enough', () => {
    const oslo = (takingPart: boolean) =>
      reader.published({ level: 'county', county: 3, takingPart }, TOTAL).sums;
    expect(oslo(true)?.homes).toBe(12);
    expect(oslo(false)?.homes).toBe(20);
    expect(oslo(true)?.denominator).toBeCloseTo(12 * 20 * 365 * 0.96, 3);
    expect(reader.published({ level: 'county', county: 46, takingPart: true }, TOTAL)).toEqual({
      sums: null,
      reason: 'no-data',
    });
  });

  it('tells whom a delivered list names, for those who follow institutions up', () => {
    expect(reader.listed.map(({ organisation }) => organisation)).toEqual(
      [...NUMBERS.slice(0, 10), ...NUMBERS.slice(20, 24)].sort((a, b) => a - b),
    );
  });

  it('tells in which counties anybody takes part, which a list and this house name alike', async () => {
    expect([3, 46, 55].map((county) => reader.takesPartIn(county))).toEqual([true, true, false]);
  });

  it('says of a release from before counties were told that somebody takes part where anybody does', async () => {
    const { quality } = reader;
    const older = {
      span: SPAN,
      columns: [],
      quality,
      institutions: 34,
      disclosure: { published: 0, hidden: 0 },
    };
    const cube = join(directory, 'releases', 'r1', 'cube');
    const told = await withDuckDb({ spillDirectory: directory, threads: 1 }, async (connection) => {
      const notes = [older, { ...older, takingPart: 0 }, { ...older, takingPart: 1 }];
      const readers = await Promise.all(notes.map((note) => openInstitutions(connection, cube, note)));
      return readers.map((each) => each.takesPartIn(55));
    });
    expect(told).toEqual([false, false, true]);
  });

  it('hides the two homes of a county, and the smaller of the others so that they are not what is left', () => {
    expect(reader.publishedCounties(TOTAL)).toEqual([3]);
    for (const county of [46, 55]) {
      expect(reader.published({ level: 'county', county }, TOTAL)).toEqual({
        sums: null,
        reason: 'suppressed',
      });
    }
    expect(reader.published({ level: 'county', county: 11 }, TOTAL)).toEqual({
      sums: null,
      reason: 'no-data',
    });
    expect(reader.published({ level: 'nation' }, { ...TOTAL, unitType: 'acute' }).sums).toBeNull();
  });

  it('places homes in bars of at least six, each home in one picture', async () => {
    const oslo = await reader.places(3, TOTAL);
    const others = await reader.places(55, TOTAL);
    expect([oslo.among, others.among]).toEqual(['county', 'other-counties']);
    expect(await reader.places(46, TOTAL)).toEqual(others);
    const bins = (places: typeof oslo) => (places.among === null ? [] : places.bins);
    for (const each of [...bins(oslo), ...bins(others)]) expect(each.homes).toBeGreaterThanOrEqual(6);
    const count = (places: typeof oslo) => bins(places).reduce((sum, { homes }) => sum + homes, 0);
    // The two that joined in July have no year to be placed by.
    // In Oslo twelve take part; the eight others stand with other counties.
    expect([count(oslo), count(others)]).toEqual([12, 20]);
    expect([oslo, others].map((each) => each.among !== null && each.takingPart)).toEqual([true, false]);
    expect([bins(oslo)[0]?.low, bins(oslo).at(-1)?.high]).toEqual([null, null]);
    expect(await reader.places(3, { ...TOTAL, unitType: 'acute' })).toEqual({
      among: null,
      reason: 'no-data',
    });
  });

  it('says how far the deliveries about each home reach, and what is odd, without a figure', async () => {
    const asked = new Set([home(0), home(33)]);
    const deliveries = await reader.deliveries(asked);
    expect([...(deliveries?.keys() ?? [])]).toEqual([...asked]);
    expect(deliveries?.get(home(33))).toMatchObject({
      lastSales: SPAN.to,
      hasBeds: true,
      lastBedDays: null,
      lastFromBeds: SPAN.to,
    });
    const odd = deliveries?.get(home(33))?.oddities ?? [];
    // Nobody has told any bed days, so each month with purchases asks for them.
    expect(odd.map(({ id }) => id).filter((id) => id.startsWith('no-bed-days'))).toHaveLength(12);
  });

  it('keeps what it hid for the next release to see', async () => {
    const patterns = await storedInstitutionPatterns(join(directory, 'releases'), 'cube');
    const third = patterns.find(
      ({ unitType, quarter }) => unitType === 'long-term' && quarter * 3 === toMonth(2019, 7),
    );
    expect(third?.told.find(({ variable }) => variable === 'bed-days')?.folded).toEqual([46, 55]);
    expect(third?.split?.map(({ county, members }) => [county, members.length])).toEqual([[3, 12]]);
  });
});
