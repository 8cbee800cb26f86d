import { loadContent } from '@smalspor/content/loading';
import type { Cell } from '@smalspor/domain/indicators';
import type { Month } from '@smalspor/domain/time';
import type { CellKey, PrescriberHome, PublishedCell, ReleaseReader } from '@smalspor/warehouse/read';
import { describe, expect, it } from 'vitest';
import { comparatorFigures, figureOf } from './figures.ts';

const { indicators, geography } = loadContent();
const share = indicators.find(({ id }) => id === 'penicillin-v-share');
if (!share) throw new Error('The content has the share of penicillin V');
const END = (2020 * 12 + 11) as Month;

const cellOf = (numerator: number): Cell => ({
  indicator: share.id,
  level: 'municipality',
  unit: 0,
  period: { kind: 'rolling12', end: END },
  numerator,
  denominator: 400,
  sumOfSquares: null,
  sumForSquares: null,
  expected: null,
  prescribers: 9,
  patients: null,
  noValue: null,
});

const home: PrescriberHome = {
  prescriber: 1,
  end: END,
  meanListSize: 1000,
  declaredListSize: null,
  months: 12,
  group: null,
  groupName: null,
  municipality: 5436,
  county: 54,
  countyNow: 56,
};

/** A release in which the municipality is told of as given, and the others of its county as given. */
function readerWith(municipality: PublishedCell, others: Cell | null) {
  const asked: { readonly county: number; readonly key: CellKey }[] = [];
  const reader = {
    publishedCell: (level: string) => (level === 'municipality' ? municipality : { cell: cellOf(200) }),
    othersOfCounty: async (_: number, county: number, key: CellKey) => {
      asked.push({ county, key });
      return others;
    },
  } satisfies Partial<ReleaseReader>;
  return { asked, figures: comparatorFigures(reader as unknown as ReleaseReader, geography) };
}

const HIDDEN: PublishedCell = { cell: null, reason: 'suppressed' };

describe('the figures of others beside a doctor’s own', () => {
  it('are the municipality’s own where it can stand alone', async () => {
    const { figures, asked } = readerWith({ cell: cellOf(100) }, cellOf(120));
    const { municipality } = await figures.of(share, home, 'rolling12', END);
    expect(municipality?.estimate.value).toBe(25);
    expect(municipality?.restOf).toBeUndefined();
    expect(asked).toEqual([]);
  });

  it('are those of the others of its county where it cannot, in twelve months also beside six', async () => {
    const { figures, asked } = readerWith(HIDDEN, cellOf(120));
    for (const kind of ['rolling12', 'half'] as const) {
      const { municipality, county } = await figures.of(share, home, kind, END);
      expect(municipality?.estimate.value).toBe(30);
      expect(municipality?.restOf).toBe('Troms og Finnmark');
      expect(county?.restOf).toBeUndefined();
    }
    expect(asked).toEqual([{ county: 54, key: { indicator: share.id, kind: 'rolling12', end: END } }]);
  });

  it('stay hidden where the others cannot be told either, and where a boundary hides the municipality', async () => {
    const hidden = await readerWith(HIDDEN, null).figures.of(share, home, 'rolling12', END);
    expect(hidden.municipality?.estimate).toEqual({ value: null, reason: 'suppressed' });
    const split = readerWith({ cell: null, reason: 'boundary-split' }, cellOf(120));
    const { municipality } = await split.figures.of(share, home, 'rolling12', END);
    expect(municipality?.estimate).toEqual({ value: null, reason: 'boundary-split' });
    expect(split.asked).toEqual([]);
  });
});

describe('an own figure that there is no data for', () => {
  it('says of a declared list that none is declared', () => {
    const declared = indicators.find(({ id }) => id === 'prescriptions-per-1000-declared');
    if (!declared) throw new Error('The content has the rate over declared lists');
    expect(figureOf(declared, null).estimate).toEqual({ value: null, reason: 'no-declared-list' });
    expect(figureOf(share, null).estimate).toEqual({ value: null, reason: 'no-data' });
  });
});
