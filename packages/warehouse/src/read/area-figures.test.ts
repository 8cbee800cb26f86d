import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { loadContent } from '@smalspor/content/loading';
import { DEFAULT_DISCLOSURE } from '@smalspor/domain/disclosure';
import type { Cell } from '@smalspor/domain/indicators';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { discloseRelease } from '../disclose/index.ts';
import { FJORD_SPAN, writeFjordLake } from '../disclose/testing/write-fjord-lake.ts';
import { withDuckDb } from '../duckdb/index.ts';
import { measureCube } from '../measure/index.ts';
import { type AreaFigure, createAreaFigures, PUBLIC_LEVELS } from './area-figures.ts';
import { loadCellTable, STORED_COLUMNS } from './cell-table.ts';
import {
  attackCells,
  type HiddenCell,
  type KnownCell,
  keyOfPlace,
  leaksOf,
  SHARE,
} from './testing/attack-cells.ts';

const { k } = DEFAULT_DISCLOSURE;

let home: string;
const open = new Map<string, readonly AreaFigure[]>();
const told = new Map<string, readonly KnownCell[]>();
const truth = new Map<string, readonly KnownCell[]>();
const INDICATORS = ['quinolone-share', 'cephalosporin-share'];

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'smalspor-open-'));
  const content = loadContent();
  await withDuckDb({ spillDirectory: home, threads: 1 }, async (connection) => {
    const files = await writeFjordLake(connection, join(home, 'lake'));
    const settings = { content, span: FJORD_SPAN, directory: join(home, 'cube') };
    await measureCube(connection, { ...settings, files, indexYear: 2026, patientsCountedBelow: k });
    await discloseRelease(connection, { ...settings, settings: DEFAULT_DISCLOSURE, previous: [] });
    for (const name of ['published', 'areas'])
      await connection.run(
        `CREATE OR REPLACE VIEW open_${name} AS SELECT * FROM read_parquet('${join(home, 'cube', `${name}.parquet`)}')`,
      );
    await connection.run('CREATE OR REPLACE VIEW published AS SELECT * FROM open_published');
    const table = await loadCellTable(
      connection,
      `SELECT ${STORED_COLUMNS} FROM published WHERE state = 'shown'`,
    );
    const figures = createAreaFigures(connection, table);
    for (const indicator of INDICATORS) {
      open.set(indicator, await figures(indicator));
      told.set(indicator, await known(connection, 'open_published', `${indicator}' AND state = 'shown`));
      truth.set(indicator, await known(connection, 'open_areas', indicator));
    }
    expect(await figures('nothing')).toEqual([]);
  });
});
afterAll(() => rm(home, { recursive: true, force: true }));

/** Each indicator is attacked for itself. */
const OF = 'a share';
const SIDES = { [OF]: SHARE };

async function known(connection: DuckDBConnection, view: string, indicator: string): Promise<KnownCell[]> {
  const reader = await connection.runAndReadAll(
    `SELECT level, unit, kind, period_end, numerator::DOUBLE, denominator::DOUBLE FROM ${view}
     WHERE indicator = '${indicator}' AND level NOT IN ('gp', 'group') AND unit >= 0`,
  );
  return reader.getRowsJS().map(([level, unit, kind, end, numerator, denominator]) => ({
    indicator: OF,
    level: String(level),
    unit: Number(unit),
    kind: String(kind) as KnownCell['kind'],
    end: Number(end),
    numerator: Number(numerator),
    denominator: Number(denominator),
  }));
}

const placeOf = ({ level, unit, period }: AreaFigure): HiddenCell => ({
  indicator: OF,
  level,
  unit,
  ...period,
});

const asKnown = ({ level, unit, period, cell }: AreaFigure): KnownCell[] => {
  const { numerator, denominator } = cell ?? ({} as Partial<Cell>);
  return numerator === undefined || denominator === undefined
    ? []
    : [{ indicator: OF, level, unit, ...period, numerator, denominator }];
};

describe('what is open to everyone', () => {
  it('are figures of nation and counties, each once, told as the release tells them or not at all', () => {
    for (const indicator of INDICATORS) {
      const figures = open.get(indicator) ?? [];
      const published = new Map(told.get(indicator)?.map((figure) => [keyOfPlace(figure), figure]));
      expect(figures.length).toBeGreaterThan(200);
      expect(new Set(figures.map((figure) => keyOfPlace(placeOf(figure)))).size).toBe(figures.length);
      for (const figure of figures) {
        expect(PUBLIC_LEVELS).toContain(figure.level);
        const { cell } = figure;
        const release = published.get(keyOfPlace(placeOf(figure)));
        expect([cell?.numerator, cell?.denominator]).toEqual([release?.numerator, release?.denominator]);
        expect(figure.noValue).toBe(cell === null ? 'suppressed' : null);
      }
    }
  });

  it.each(INDICATORS)(
    'leads to no hidden figure of %s, alone or beside what municipalities are told',
    (indicator) => {
      const figures = open.get(indicator) ?? [];
      const truths = truth.get(indicator) ?? [];
      const hidden = figures.filter(({ cell }) => cell === null).map(placeOf);
      const places = truths.filter(({ level, kind }) => level === 'municipality' && kind === 'rolling12');
      const shown = new Set(told.get(indicator)?.map(keyOfPlace));
      const folded = places.filter((place) => !shown.has(keyOfPlace(place)));
      expect(hidden.length + folded.length).toBeGreaterThan(10);
      const publicly = figures.flatMap(asKnown);
      const others = (told.get(indicator) ?? []).filter(({ level }) => level === 'municipality');
      expect(leaksOf(attackCells(truths, publicly, [...hidden, ...folded], SIDES))).toEqual([]);
      expect(leaksOf(attackCells(truths, [...publicly, ...others], [...hidden, ...folded], SIDES))).toEqual(
        [],
      );
    },
  );

  it('would leak if one hidden figure were told: the attacker can see', () => {
    const indicator = 'cephalosporin-share';
    const figures = open.get(indicator) ?? [];
    const truths = truth.get(indicator) ?? [];
    const hidden = figures.filter(({ cell }) => cell === null).map(placeOf);
    const [one, ...rest] = hidden;
    const given = truths.filter((figure) => rest.some((place) => keyOfPlace(place) === keyOfPlace(figure)));
    expect(one).toBeDefined();
    expect(
      leaksOf(attackCells(truths, [...figures.flatMap(asKnown), ...given], [one as HiddenCell], SIDES))
        .length,
    ).toBeGreaterThan(0);
  });
});
