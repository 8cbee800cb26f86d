import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { loadContent } from '@smalspor/content/loading';
import { DEFAULT_DISCLOSURE, type Pattern, readPattern } from '@smalspor/domain/disclosure';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withDuckDb } from '../duckdb/index.ts';
import { measureCube } from '../measure/index.ts';
import { discloseRelease } from './disclose-release.ts';
import { PATTERN_FILE, storedPatterns } from './stored-patterns.ts';
import { FJORD_SPAN, LARGE_GROUP, SMALL_GROUP, writeFjordLake } from './testing/write-fjord-lake.ts';
import { GROUPS_FILE, PUBLISHED_FILE } from './write-published.ts';

type Row = Readonly<Record<string, unknown>>;

const content = loadContent();
let home: string;

/** Measures and discloses into `home/<name>/cube`, and hands out a query over its files. */
async function release(name: string, previous: readonly Pattern[], moved: readonly number[] = []) {
  const directory = join(home, name, 'cube');
  const rows: Record<string, Row[]> = {};
  const pattern = await withDuckDb({ spillDirectory: home, threads: 1 }, async (connection) => {
    const files = await writeFjordLake(connection, join(home, `${name}-lake`), moved);
    await measureCube(connection, {
      files,
      content,
      span: FJORD_SPAN,
      indexYear: 2026,
      patientsCountedBelow: DEFAULT_DISCLOSURE.k,
      directory,
    });
    const made = await discloseRelease(connection, {
      content,
      span: FJORD_SPAN,
      settings: DEFAULT_DISCLOSURE,
      previous,
      directory,
    });
    rows.published = await read(connection, join(directory, PUBLISHED_FILE));
    rows.groups = await read(connection, join(directory, GROUPS_FILE));
    rows.areas = await read(connection, join(directory, 'areas.parquet'));
    return made;
  });
  return {
    pattern,
    directory,
    published: rows.published ?? [],
    groups: rows.groups ?? [],
    areas: rows.areas ?? [],
  };
}

async function read(connection: DuckDBConnection, file: string): Promise<Row[]> {
  const reader = await connection.runAndReadAll(`SELECT * FROM read_parquet('${file}')`);
  return reader
    .getRowObjectsJS()
    .map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [name, typeof value === 'bigint' ? Number(value) : value]),
      ),
    );
}

const keyOf = ({ indicator, level, unit, kind, period_end }: Row) =>
  [indicator, level, unit, kind, period_end].join(' ');

describe('discloseRelease', () => {
  let first: Awaited<ReturnType<typeof release>>;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'smalspor-disclose-'));
    first = await release('first', []);
  });
  afterAll(() => rm(home, { recursive: true, force: true }));

  const shown = (rows: readonly Row[]) => rows.filter(({ state }) => state === 'shown');

  it('tells what the cube holds, or nothing', () => {
    const cube = new Map(first.areas.map((row) => [keyOf(row), row]));
    const own = first.published.filter(({ unit }) => Number(unit) >= 0);
    expect(shown(own).length).toBeGreaterThan(1000);
    for (const row of own) {
      const cell = cube.get(keyOf(row));
      const told = row.state === 'shown' ? [cell?.numerator, cell?.denominator] : [null, null];
      expect([row.numerator, row.denominator]).toEqual(told);
      expect(row.patients).toBeNull();
      if (row.state !== 'shown')
        expect([row.sum_of_squares, row.expected, row.prescribers]).toEqual([null, null, null]);
    }
  });

  it('keeps to the closed grid', () => {
    const kinds = new Set(first.published.map(({ level, kind }) => `${level} ${kind}`));
    expect([...kinds].filter((kind) => kind.startsWith('municipality'))).toEqual(['municipality rolling12']);
    expect([...kinds].some((kind) => kind.startsWith('group') || kind.startsWith('gp'))).toBe(false);
    expect(new Set(first.groups.map(({ level, kind }) => `${level} ${kind}`))).toEqual(
      new Set(['group rolling12', 'group half']),
    );
    expect(first.published.every(({ period_end }) => Number(period_end) % 3 === 2)).toBe(false);
  });

  it('shows no small number of prescriptions, nor a small remainder of a share', () => {
    const counted = new Set([
      'quinolone-share',
      'cephalosporin-share',
      'penicillin-v-share',
      'off-list-share',
    ]);
    for (const row of shown(first.published).filter(({ indicator }) => counted.has(String(indicator)))) {
      const [above, below] = [Number(row.numerator), Number(row.denominator)];
      expect(above === 0 || above >= 5).toBe(true);
      expect(below === above || below - above >= 5).toBe(true);
    }
  });

  it('folds the small places of a county and tells them together', () => {
    const of = (unit: number) =>
      first.published.filter((row) => row.unit === unit && row.indicator === 'penicillin-v-share');
    expect(of(4612).map(({ state }) => state)).toEqual(of(4612).map(() => 'folded'));
    expect(of(4601).every(({ state }) => state === 'shown')).toBe(true);
    const others = of(-46);
    expect(others.length).toBe(of(4612).length);
    const folded = first.pattern.families.find(({ family }) => family.includes('[10,79]'))?.folded ?? [];
    for (const row of others) {
      const inCube = first.areas.filter(
        (cell) =>
          cell.level === 'municipality' &&
          cell.indicator === 'penicillin-v-share' &&
          cell.kind === 'rolling12' &&
          cell.period_end === row.period_end &&
          folded.some(({ place }) => place === cell.unit && Math.floor(place / 100) === 46),
      );
      expect(inCube.length).toBeGreaterThanOrEqual(3);
      expect(row.numerator).toBe(inCube.reduce((sum, cell) => sum + Number(cell.numerator), 0));
      expect(row.denominator).toBe(inCube.reduce((sum, cell) => sum + Number(cell.denominator), 0));
    }
  });

  it('rounds the spread up to two digits, so that it is no equation', () => {
    const cube = new Map(first.areas.map((row) => [keyOf(row), row]));
    const rates = shown(first.published).filter(
      ({ sum_of_squares, unit }) => sum_of_squares !== null && Number(unit) >= 0,
    );
    expect(rates.length).toBeGreaterThan(100);
    for (const row of rates) {
      const cell = cube.get(keyOf(row));
      const exact = Number(cell?.sum_of_squares) / Number(cell?.sum_for_squares);
      const told = Number(row.sum_of_squares) / Number(row.sum_for_squares);
      expect(told).toBeGreaterThanOrEqual(exact - 1e-9);
      // One step of two digits, and up to the next whole square.
      expect(told).toBeLessThan(exact * 1.1 + 1 / Number(row.numerator) + 1e-9);
      expect(row.sum_for_squares).toBe(row.numerator);
    }
  });

  it('shows a group with four members and keeps back one with three, and the municipality that a group nearly fills', () => {
    const groups = (unit: number) => first.groups.filter((row) => row.unit === unit);
    expect(shown(groups(LARGE_GROUP)).length).toBeGreaterThan(0);
    expect(shown(groups(SMALL_GROUP))).toEqual([]);
    expect(new Set(groups(SMALL_GROUP).map(({ reason }) => reason))).toEqual(new Set(['too-few-members']));
    const beside = first.published.filter(({ unit, level }) => level === 'municipality' && unit === 1106);
    expect(beside.length).toBeGreaterThan(0);
    expect(shown(beside)).toEqual([]);
  });

  it('stores what it keeps back, and keeps it back in the next release', async () => {
    const stored = readPattern(await readFile(join(first.directory, PATTERN_FILE), 'utf8'));
    expect(stored).toEqual(first.pattern);
    expect(await storedPatterns(home, 'cube')).toEqual([stored]);
    expect(await storedPatterns(join(home, 'nowhere'), 'cube')).toEqual([]);

    // A doctor's list is said to have lain elsewhere all the time: the difference of the two figures would be that doctor's.
    const second = await release('second', [stored], [44]);
    const familyOf = (pattern: Pattern) => pattern.families.find(({ family }) => family.includes('[10,79]'));
    const reasons = new Map(familyOf(second.pattern)?.folded.map(({ place, reason }) => [place, reason]));
    expect(reasons.get(4601)).toBe('changed-rosters');
    for (const { place } of familyOf(first.pattern)?.folded ?? []) expect(reasons.has(place)).toBe(true);
  });
});
