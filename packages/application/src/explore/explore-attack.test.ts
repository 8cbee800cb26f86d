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
  type HiddenCell,
  type KnownCell,
  keyOfFigure,
  leaksOf,
  SHARE,
  type SidesByIndicator,
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
const METHENAMINE = 'J01XX05';
/** Hundredths of a DDD are counted, and told as DDD. */
const LEAST_DDD = DEFAULT_DISCLOSURE.k * DEFAULT_DISCLOSURE.dddOfCourse;

/** Indicators that are set against each other, by parts that nothing is in two of. */
const TOGETHER: Readonly<Record<string, SidesByIndicator>> = {
  'a share': { 'quinolone-share': SHARE },
  'a share of which more is hidden': { 'cephalosporin-share': SHARE },
  'substances and all of them': {
    'quinolone-share': {
      above: ['quinolones'],
      below: ['quinolones', 'cephalosporins', 'macrolides', 'other'],
    },
    'cephalosporin-share': {
      above: ['cephalosporins'],
      below: ['quinolones', 'cephalosporins', 'macrolides', 'other'],
    },
    'macrolide-share': {
      above: ['macrolides'],
      below: ['quinolones', 'cephalosporins', 'macrolides', 'other'],
    },
  },
  'women, men and all for each 1000': {
    'prescriptions-per-1000': { above: ['women', 'men'], below: [] },
    'women-per-1000': { above: ['women'], below: [] },
    'men-per-1000': { above: ['men'], below: [] },
  },
  'ages and all for each 1000': {
    'prescriptions-per-1000': { above: ['children', 'adults', 'elderly'], below: [] },
    'children-per-1000': { above: ['children'], below: [] },
    'adults-per-1000': { above: ['adults'], below: [] },
    'elderly-per-1000': { above: ['elderly'], below: [] },
  },
  'own patients, others and methenamine': {
    'prescriptions-per-1000': { above: ['own'], below: [] },
    'off-list-share': { above: ['others'], below: ['own', 'others'] },
    'methenamine-per-1000': { above: ['methenamine'], below: [] },
  },
  doses: {
    'ddd-per-1000-days': { above: ['doses of own'], below: [], least: LEAST_DDD },
    'mean-ddd': { above: ['doses of own', 'doses of others'], below: ['prescriptions'], least: LEAST_DDD },
  },
  diagnoses: {
    'diagnosis-share': {
      above: ['airways', 'urine', 'skin', 'else'],
      below: ['airways', 'urine', 'skin', 'else', 'none'],
    },
    'respiratory-diagnosis-share': {
      above: ['airways'],
      below: ['airways', 'urine', 'skin', 'else', 'none'],
    },
    'urinary-diagnosis-share': { above: ['urine'], below: ['airways', 'urine', 'skin', 'else', 'none'] },
    'skin-diagnosis-share': { above: ['skin'], below: ['airways', 'urine', 'skin', 'else', 'none'] },
  },
  'colds of children and elderly that were treated': {
    'respiratory-consultations-treated-children': {
      above: ['children treated'],
      below: ['children treated', 'children not'],
    },
    'respiratory-consultations-treated-elderly': {
      above: ['elderly treated'],
      below: ['elderly treated', 'elderly not'],
    },
  },
  'episodes that were treated': { 'respiratory-episodes-treated': SHARE },
  'contacts, and months in which nobody counted them': {
    'prescriptions-per-100-contacts': { above: ['quinolones counted', 'other counted'], below: ['contacts'] },
    'quinolone-share': {
      above: ['quinolones counted', 'quinolones uncounted'],
      below: ['quinolones counted', 'quinolones uncounted', 'other counted', 'other uncounted'],
    },
  },
};
const EVERYTHING = [...new Set(Object.values(TOGETHER).flatMap((sides) => Object.keys(sides)))];

/** Which prescriptions stand above the line, for what can be counted row by row. */
const COUNTED: Readonly<Record<string, (row: PrescriptionRow) => boolean>> = {
  'quinolone-share': ({ atc }) => atc.startsWith('J01M'),
  'cephalosporin-share': ({ atc }) => atc.startsWith('J01D'),
  'macrolide-share': ({ atc }) => atc.startsWith('J01FA'),
  'prescriptions-per-1000': ({ atc, onList }) => atc !== METHENAMINE && onList,
  'women-per-1000': ({ atc, onList, female }) => atc !== METHENAMINE && onList && female,
  'men-per-1000': ({ atc, onList, female }) => atc !== METHENAMINE && onList && !female,
  'children-per-1000': ({ atc, onList, age }) => atc !== METHENAMINE && onList && age < 10,
  'adults-per-1000': ({ atc, onList, age }) => atc !== METHENAMINE && onList && age >= 10 && age < 65,
  'elderly-per-1000': ({ atc, onList, age }) => atc !== METHENAMINE && onList && age >= 65,
  'off-list-share': ({ atc, onList }) => atc !== METHENAMINE && !onList,
  'methenamine-per-1000': ({ atc, onList }) => atc === METHENAMINE && onList,
  'diagnosis-share': ({ atc, diagnosis }) => atc !== METHENAMINE && diagnosis !== null,
  'respiratory-diagnosis-share': ({ atc, diagnosis }) => atc !== METHENAMINE && diagnosis === 'R74',
  'urinary-diagnosis-share': ({ atc, diagnosis }) => atc !== METHENAMINE && diagnosis === 'U71',
  'skin-diagnosis-share': ({ atc, diagnosis }) => atc !== METHENAMINE && diagnosis === 'S84',
};
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
  fjord = await makeFjordRelease(home, EVERYTHING);
  reader = await openRelease(fjord.home, fjord.id, { memoryLimit: '256MB', minGroupMembers: 4 });
});
afterAll(async () => {
  reader?.close();
  await rm(home, { recursive: true, force: true });
});

const truthsOf = (indicators: readonly string[]): readonly KnownCell[] =>
  indicators.flatMap((indicator) => fjord.truths.get(indicator) ?? []);

/** A house that serves a release and knows nobody: areas need no more. */
const houseWith = (served: ReleaseReader): House =>
  ({ content, shelf: { current: async () => served } }) as unknown as House;

function collect(
  served: ReleaseReader,
  indicators: readonly string[],
  readers: readonly Actor[],
): Promise<Told> {
  const places = truthsOf(indicators).filter(({ level }) => level === 'municipality');
  const municipalities = [...new Set(places.map(({ unit }) => unit))];
  return collectTold({ house: houseWith(served), served, indicators, municipalities }, readers);
}

/** Everything that a release could tell of and nobody was told. */
function hiddenFrom({ cells }: Told, indicators: readonly string[]): readonly HiddenCell[] {
  return truthsOf(indicators)
    .filter(({ level }) => level === 'nation' || level === 'county' || level === 'municipality')
    .filter(({ level, kind }) => level !== 'municipality' || kind === 'rolling12')
    .filter((place) => !cells.has(keyOfFigure(place)));
}

/** What a reader works out who knows these figures. Doses are counted in hundredths and told whole. */
function findings(told: Iterable<KnownCell>, hidden: readonly HiddenCell[], sides: SidesByIndicator) {
  const indicators = Object.keys(sides);
  const known = [...told].filter(({ indicator }) => indicators.includes(indicator));
  const truths = truthsOf(indicators).map((cell) =>
    sides[cell.indicator]?.least === undefined ? cell : { ...cell, numerator: cell.numerator / 100 },
  );
  return leaksOf(attackCells(truths, known, hidden, sides));
}

describe('whoever puts together what everybody is told, in views, splits, pictures, tables and open results', () => {
  let everything: Told;
  beforeAll(async () => {
    everything = await collect(reader, EVERYTHING, READERS);
  }, 120_000);

  it('is told the truth or nothing, and the same everywhere', () => {
    const { cells, contradictions, halves } = everything;
    expect({ contradictions, halves }).toEqual({ contradictions: [], halves: [] });
    // Counted anew, row by row of what the pharmacies delivered.
    const byMonth = Map.groupBy(fjord.rows, ({ month }) => month);
    const told = [...cells.values()].filter(({ indicator }) => Object.hasOwn(COUNTED, indicator));
    for (const { indicator, of = [], numerator, denominator } of told) {
      const rows = of.flatMap((place) =>
        monthsOf(place).flatMap((month) => (byMonth.get(month) ?? []).filter((row) => isIn(row, place))),
      );
      expect([indicator, numerator]).toEqual([
        indicator,
        rows.filter(COUNTED[indicator] ?? (() => false)).length,
      ]);
      if (indicator.endsWith('-share'))
        expect(denominator).toBe(rows.filter(({ atc }) => atc !== METHENAMINE).length);
    }
    const kindsOf = (of: string) =>
      new Set(told.filter(({ indicator }) => indicator === of).map(({ level, kind }) => `${level} ${kind}`));
    expect(kindsOf('quinolone-share').size).toBeGreaterThan(9);
    expect(kindsOf('cephalosporin-share').size).toBeGreaterThan(3);
    expect(new Set([...cells.values()].map(({ indicator }) => indicator))).toEqual(new Set(EVERYTHING));
    // Sums are told too: places of one size, «øvrige kommuner».
    expect(told.some(({ of = [] }) => of.length > 1)).toBe(true);
  });

  it.each(Object.entries(TOGETHER))(
    'works out nothing hidden from %s',
    (_name, sides) => {
      const hidden = hiddenFrom(everything, Object.keys(sides));
      expect(hidden.length).toBeGreaterThan(10);
      expect(findings(everything.cells.values(), hidden, sides)).toEqual([]);
    },
    60_000,
  );

  it('would, if places of one size were added up with those that are hidden', async () => {
    const indicator = 'quinolone-share';
    const told = await collect(reader, [indicator], [RESEARCHER]);
    const hidden = hiddenFrom(told, [indicator]).filter(({ level }) => level === 'municipality');
    const trueOf = new Map(truthsOf([indicator]).map((cell) => [keyOfFigure(cell), cell]));
    // Every told municipality and one hidden, at each end: a sum of ten places that is one place's figure.
    const careless = hidden.flatMap((place): KnownCell[] => {
      const of = [...told.cells.values()].filter(
        (cell) => cell.level === 'municipality' && cell.end === place.end && cell.of?.length === 1,
      );
      const parts = [place, ...of].map((each) => trueOf.get(keyOfFigure({ ...each, indicator })));
      const sum = (side: 'numerator' | 'denominator') =>
        parts.reduce((total, part) => total + (part?.[side] ?? 0), 0);
      return [{ ...place, of: [place, ...of], numerator: sum('numerator'), denominator: sum('denominator') }];
    });
    const known = [...told.cells.values(), ...careless];
    expect(findings(known, hidden, { [indicator]: SHARE }).length).toBeGreaterThan(0);
  });

  it('would, if a level forgot what is hidden', async () => {
    const indicator = 'quinolone-share';
    const trueOf = new Map(truthsOf([indicator]).map((cell) => [keyOfFigure(cell), cell]));
    const forgetful: ReleaseReader = {
      ...reader,
      publishedCell: (level, unit, key) => {
        const told = reader.publishedCell(level, unit, key);
        const cell = trueOf.get(keyOfFigure({ ...key, level, unit }));
        if (told.cell !== null || cell === undefined) return told;
        const plain = { sumOfSquares: null, sumForSquares: null, expected: null, noValue: null };
        return { cell: { ...cell, ...plain, indicator } as never };
      },
    };
    const hidden = hiddenFrom(await collect(reader, [indicator], [RESEARCHER]), [indicator]);
    const told = await collect(forgetful, [indicator], [RESEARCHER]);
    // Where every municipality is told, sums of them say nothing more, and the plain simplex loses its way among them.
    const single = [...told.cells.values()].filter(({ of = [] }) => of.length === 1);
    expect(findings(single, hidden, { [indicator]: SHARE }).length).toBeGreaterThan(0);
  });

  /** What a careless release tells besides, of hidden figures that are true. */
  const toldBesides = (sides: SidesByIndicator, hidden: readonly HiddenCell[]): readonly KnownCell[] => {
    const trueOf = new Map(truthsOf(Object.keys(sides)).map((cell) => [keyOfFigure(cell), cell]));
    return hidden.flatMap((place): readonly KnownCell[] => {
      const cell = trueOf.get(keyOfFigure(place));
      if (cell === undefined) return [];
      const isDose = sides[cell.indicator]?.least !== undefined;
      return [isDose ? { ...cell, numerator: cell.numerator / 100 } : cell];
    });
  };

  it.each(Object.entries(TOGETHER))(
    'would, if of %s each county hid one municipality alone',
    (_name, sides) => {
      const hidden = hiddenFrom(everything, Object.keys(sides));
      const countyOf = ({ level, unit }: HiddenCell) =>
        level === 'municipality' ? Math.floor(unit / 100) : unit;
      const kept = new Set(
        [
          ...Map.groupBy(
            hidden.filter(({ level }) => level === 'municipality'),
            countyOf,
          ).values(),
        ].map(([first]) => first?.unit),
      );
      const isKept = ({ level, unit }: HiddenCell) => level === 'municipality' && kept.has(unit);
      const besides = toldBesides(
        sides,
        hidden.filter((place) => !isKept(place)),
      );
      const known = [...everything.cells.values(), ...besides];
      expect(findings(known, hidden.filter(isKept), sides).length).toBeGreaterThan(0);
    },
    60_000,
  );

  it.each([
    ['women, men and all for each 1000', 'women-per-1000'],
    ['ages and all for each 1000', 'children-per-1000'],
  ] as const)('would, if of %s only %s were hidden', (name, kept) => {
    const sides = TOGETHER[name] ?? {};
    const hidden = hiddenFrom(everything, Object.keys(sides));
    const isKept = ({ indicator }: HiddenCell) => indicator === kept;
    const besides = toldBesides(
      sides,
      hidden.filter((place) => !isKept(place)),
    );
    const known = [...everything.cells.values(), ...besides];
    expect(findings(known, hidden.filter(isKept), sides).length).toBeGreaterThan(0);
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
