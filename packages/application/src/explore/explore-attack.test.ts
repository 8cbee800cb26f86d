import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadContent } from '@smalspor/content/loading';
import type { InputOf } from '@smalspor/contract/operations';
import type { Actor, Role } from '@smalspor/domain/access';
import { DEFAULT_DISCLOSURE } from '@smalspor/domain/disclosure';
import { openRelease, type ReleaseReader } from '@smalspor/warehouse/read';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  attackCells,
  type CellPlace,
  type KnownCell,
  keyOfPlace,
  leaksOf,
} from '../../../warehouse/src/read/testing/attack-cells.ts';
import {
  type FjordRelease,
  makeFjordRelease,
  type PrescriptionRow,
} from '../../../warehouse/src/read/testing/make-fjord-release.ts';
import type { House } from '../house/house.ts';
import { exportExploreView } from './export-view.ts';
import { readExploreView } from './read-view.ts';
import { collectTold, type Told } from './testing/collect-told.ts';
import { EDITED_ADDRESSES } from './testing/edited-addresses.ts';

const call = { requestId: 'r', idempotencyKey: null };
/** Shares, of which the attacker holds both sides; of the second more is hidden than of the first. */
const INDICATORS = ['quinolone-share', 'cephalosporin-share'] as const;
/** What they count, of all that is J01 but methenamine. */
const PREFIX = { 'quinolone-share': 'J01M', 'cephalosporin-share': 'J01D' } as const;
const METHENAMINE = 'J01XX05';
const content = loadContent();

function actor(role: Role, kind: 'municipality' | 'county' | 'region', id: string): Actor {
  return { userId: `${role}-${id}`, name: role, roles: [role], hpr: null, places: [{ role, kind, id }] };
}

/** Who looks at areas: of a municipality, of one that cannot stand alone, of a county, of a region, and of all of them. */
const DOCTOR = actor('municipal-doctor', 'municipality', '1108');
const COUNTY = actor('county-staff', 'county', '46');
const RESEARCHER: Actor = { userId: 'researcher', name: 'R', roles: ['researcher'], hpr: null };
const READERS = [
  DOCTOR,
  actor('municipal-doctor', 'municipality', '1111'),
  COUNTY,
  actor('regional-centre', 'region', 'vest'),
  RESEARCHER,
];

let home: string;
let fjord: FjordRelease;
let reader: ReleaseReader;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'smalspor-told-'));
  fjord = await makeFjordRelease(home, INDICATORS);
  reader = await openRelease(fjord.home, fjord.id, { memoryLimit: '256MB', minGroupMembers: 4 });
});
afterAll(async () => {
  reader?.close();
  await rm(home, { recursive: true, force: true });
});

const truthsOf = (indicator: string): readonly KnownCell[] => fjord.truths.get(indicator) ?? [];

/** A house that serves a release and knows nobody: areas need no more. */
const houseWith = (served: ReleaseReader): House =>
  ({ content, shelf: { current: async () => served } }) as unknown as House;

function collect(served: ReleaseReader, indicator: string, readers: readonly Actor[]): Promise<Told> {
  const places = truthsOf(indicator).filter(({ level }) => level === 'municipality');
  const municipalities = [...new Set(places.map(({ unit }) => unit))];
  return collectTold({ house: houseWith(served), served, indicator, municipalities }, readers);
}

/** Everything that a release could tell of and nobody was told. */
function hiddenFrom({ cells }: Told, indicator: string): readonly CellPlace[] {
  return truthsOf(indicator)
    .filter(({ level }) => level === 'nation' || level === 'county' || level === 'municipality')
    .filter(({ level, kind }) => level !== 'municipality' || kind === 'rolling12')
    .filter((place) => !cells.has(keyOfPlace(place)));
}

describe('whoever puts together what everybody is told, in views, pictures, tables and open results', () => {
  it.each(INDICATORS)('is told the truth of %s or nothing, and the same everywhere', async (indicator) => {
    const { cells, contradictions, halves } = await collect(reader, indicator, READERS);
    expect({ contradictions, halves }).toEqual({ contradictions: [], halves: [] });
    // Counted anew, row by row of what the pharmacies delivered.
    const byMonth = Map.groupBy(fjord.rows, ({ month }) => month);
    const told = [...cells.values()];
    for (const { of = [], numerator, denominator } of told) {
      const rows = of.flatMap((place) =>
        monthsOf(place).flatMap((month) => (byMonth.get(month) ?? []).filter((row) => isIn(row, place))),
      );
      const count = (isCounted: (atc: string) => boolean) => rows.filter(({ atc }) => isCounted(atc)).length;
      expect([numerator, denominator]).toEqual([
        count((atc) => atc.startsWith(PREFIX[indicator])),
        count((atc) => atc !== METHENAMINE),
      ]);
    }
    const kinds = new Set(told.map(({ level, kind }) => `${level} ${kind}`));
    expect(kinds.size).toBeGreaterThan(indicator === 'quinolone-share' ? 9 : 3);
  });

  it.each(INDICATORS)('works out no hidden figure of %s', async (indicator) => {
    const told = await collect(reader, indicator, READERS);
    // Of the commoner one sums are told too: places of one size, «øvrige kommuner».
    const sums = [...told.cells.values()].filter(({ of = [] }) => of.length > 1);
    expect(sums.length > 0).toBe(indicator === 'quinolone-share');
    const hidden = hiddenFrom(told, indicator);
    expect(told.cells.size).toBeGreaterThan(40);
    expect(hidden.length).toBeGreaterThan(10);
    expect(leaksOf(attackCells(truthsOf(indicator), [...told.cells.values()], hidden))).toEqual([]);
  });

  it('would, if places of one size were added up with those that are hidden', async () => {
    const indicator = 'quinolone-share';
    const told = await collect(reader, indicator, [RESEARCHER]);
    const hidden = hiddenFrom(told, indicator).filter(({ level }) => level === 'municipality');
    const trueOf = new Map(truthsOf(indicator).map((cell) => [keyOfPlace(cell), cell]));
    // Every told municipality and one hidden, at each end: a sum of ten places that is one place's figure.
    const careless = hidden.flatMap((place): KnownCell[] => {
      const of = [...told.cells.values()].filter(
        (cell) => cell.level === 'municipality' && cell.end === place.end && cell.of?.length === 1,
      );
      const parts = [place, ...of].map((each) => trueOf.get(keyOfPlace(each)));
      const sum = (side: 'numerator' | 'denominator') =>
        parts.reduce((total, part) => total + (part?.[side] ?? 0), 0);
      return [{ ...place, of: [place, ...of], numerator: sum('numerator'), denominator: sum('denominator') }];
    });
    const known = [...told.cells.values(), ...careless];
    expect(leaksOf(attackCells(truthsOf(indicator), known, hidden)).length).toBeGreaterThan(0);
  });

  it('would, if a level forgot what is hidden', async () => {
    const indicator = 'quinolone-share';
    const trueOf = new Map(truthsOf(indicator).map((cell) => [keyOfPlace(cell), cell]));
    const forgetful: ReleaseReader = {
      ...reader,
      publishedCell: (level, unit, key) => {
        const told = reader.publishedCell(level, unit, key);
        const cell = trueOf.get(keyOfPlace({ level, unit, kind: key.kind, end: key.end }));
        if (told.cell !== null || cell === undefined) return told;
        const plain = { sumOfSquares: null, sumForSquares: null, expected: null, noValue: null };
        return { cell: { ...cell, ...plain, indicator } as never };
      },
    };
    const hidden = hiddenFrom(await collect(reader, indicator, [RESEARCHER]), indicator);
    const told = await collect(forgetful, indicator, [RESEARCHER]);
    expect(
      leaksOf(attackCells(truthsOf(indicator), [...told.cells.values()], hidden)).length,
    ).toBeGreaterThan(0);
  });
});

const LENGTHS = { month: 1, quarter: 3, half: 6, rolling12: 12, year: 12 } as const;

function monthsOf({ kind, end }: CellPlace): readonly number[] {
  return Array.from({ length: LENGTHS[kind] }, (_, back) => end - back);
}

function isIn({ municipality }: PrescriptionRow, { level, unit }: CellPlace): boolean {
  return level === 'nation' || unit === (level === 'county' ? Math.floor(municipality / 100) : municipality);
}

describe('readers of one area', () => {
  const [indicator] = INDICATORS;
  const ask = (who: Actor, query: Omit<InputOf<'readExploreView'>, 'indicator'>) =>
    readExploreView(houseWith(reader), who, { indicator, ...query }, call);

  it.each([
    [DOCTOR, { level: 'municipality', units: '1103' }],
    [DOCTOR, { level: 'municipality', units: '1108,4601' }],
    [COUNTY, { level: 'municipality', units: '1108' }],
    [COUNTY, { level: 'countyNow', units: '11' }],
    [COUNTY, { level: 'county', units: '03' }],
    [COUNTY, { level: 'region', units: 'sor-ost' }],
  ] as const)('%o are told of no other: %o', async (who, query) => {
    await expect(ask(who, query)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('see no small number and no other area in what their pictures are drawn from', async () => {
    const { k } = DEFAULT_DISCLOSURE;
    const { variation, counties } = await ask(COUNTY, { level: 'countyNow', units: '46' });
    for (const { unit, point } of variation?.units ?? []) {
      expect(unit.id).toBe('46');
      expect(point.numerator === null || point.numerator === 0 || point.numerator >= k).toBe(true);
    }
    expect(counties.map(({ unit }) => unit.id)).toEqual(['46']);
  });
});

describe('an address that was edited by hand, or has grown old', () => {
  const [indicator] = INDICATORS;
  it.each(EDITED_ADDRESSES)(
    'is answered with what is wrong and what to do, as view and as table: %s',
    async (_name, query, expected) => {
      const house = houseWith(reader);
      const asked = [
        readExploreView(house, RESEARCHER, query, call),
        exportExploreView(house, RESEARCHER, { ...query, format: 'csv', language: 'nb' }, call),
      ];
      for (const answer of await Promise.allSettled(asked)) {
        const { reason } = answer as PromiseRejectedResult;
        expect(reason).toMatchObject(expected);
        expect(reason.message).toMatch(/[Cc]hoose|leave the units out|Only municipalities/);
        // No figure, and nothing of what was asked for, which may be anything.
        expect(reason.message).not.toMatch(/\d/);
      }
    },
  );

  it('shows no figure of a municipality whose number is of other years', async () => {
    const { series, why } = await ask(RESEARCHER, { level: 'municipality', units: '0101' });
    expect(series[0]?.points.map(({ value, reason }) => [value, reason])).toEqual(
      series[0]?.points.map(() => [null, 'no-data']),
    );
    expect(why.point?.numerator ?? null).toBeNull();
  });

  const ask = (who: Actor, query: Omit<InputOf<'readExploreView'>, 'indicator'>) =>
    readExploreView(houseWith(reader), who, { indicator, ...query }, call);
});
