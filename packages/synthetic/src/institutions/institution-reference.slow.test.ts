import { loadContent } from '@smalspor/content/loading';
import { expect, test } from 'vitest';
import { countInstitutions } from '../testing/count-institutions.ts';
import { INSTITUTION_FIGURES, institutionFigures } from '../testing/institution-figures.ts';
import { institutionTruth } from './institution-truth.ts';
import { joinTruths, makeInstitutions } from './make-institutions.ts';

const { geography } = loadContent();
const years = { from: 2016, to: 2020 };
const places = [...makeInstitutions(geography, { seed: 1, years, scale: 1 })];

test('the institutions of 2016 follow the reference figures', () => {
  const institutions = places.reduce((sum, { truth }) => sum + truth.institutions, 0);
  const made = institutionFigures(countInstitutions(places, 2016, 0), institutions);
  const rows = INSTITUTION_FIGURES.map(({ id, value, tolerance }) => ({
    figure: id,
    reference: value,
    made: Number(made[id].toFixed(1)),
    tolerance,
  }));
  console.table(rows);
  expect(rows.filter((row) => !(Math.abs(row.made - row.reference) <= row.tolerance))).toEqual([]);
});

test('the programme’s year looks as it was published, and did less than it looks', () => {
  const truth = institutionTruth(joinTruths(places.map((place) => place.truth)), years) as {
    readonly [part: string]: { readonly [key: string]: Readonly<Record<string, number>> };
  };
  const homes = places.flatMap((place) => place.truth.homes);
  const invited = homes.filter(({ county }) => !['17', '02', '03'].includes(county));
  const share = (100 * invited.filter(({ participant }) => participant !== null).length) / invited.length;
  const { antibiotics, urinary } = truth.descriptive ?? {};
  const rows = [
    { figure: 'homes that take part, % of those invited by 2020', reference: 82, made: share, tolerance: 6 },
    {
      figure: 'change of all antibiotics, %',
      reference: -16,
      made: antibiotics?.changePercent,
      tolerance: 2.5,
    },
    {
      figure: 'change of urinary agents by mouth, %',
      reference: -32.8,
      made: urinary?.changePercent,
      tolerance: 5,
    },
  ];
  console.table(rows);
  expect(
    rows.filter((row) => !(Math.abs((row.made ?? Number.NaN) - row.reference) <= row.tolerance)),
  ).toEqual([]);
  const realised = truth.causal?.realised as unknown as {
    readonly antibiotics: { readonly rateRatio: number };
    readonly urinary: { readonly rateRatio: number };
  };
  // Before and after shows more than the programme did: trend, pre-trend, selection and chance are in it too.
  expect(1 + (antibiotics?.changePercent ?? 0) / 100).toBeLessThan(realised.antibiotics.rateRatio);
  expect(1 + (urinary?.changePercent ?? 0) / 100).toBeLessThan(realised.urinary.rateRatio);
});
