import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadContent } from '@smalspor/content/loading';
import { inhabitantsOf, municipalitiesAt } from '@smalspor/domain/organisation';
import { toMonth } from '@smalspor/domain/time';
import { afterAll, expect, test } from 'vitest';
import { countFigures, type Figures } from '../testing/count-figures.ts';
import { countPrescriptions } from '../testing/count-prescriptions.ts';
import {
  EXTREME_FIGURES,
  type ReferenceFigure,
  SPREAD_FIGURES,
  TREND_FIGURES,
} from '../testing/reference-figures.ts';
import { generateCountry } from './generate-country.ts';

/** Much longer than it takes on two free processors. */
const PATIENCE = { timeout: 240_000 };
const { geography } = loadContent();
const root = mkdtempSync(join(tmpdir(), 'reference-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Prints the table and fails on every figure that is too far off. */
function compare(
  title: string,
  references: readonly ReferenceFigure[],
  counted: ReadonlyMap<number, Figures>,
) {
  const rows = references.map(({ id, year, value, tolerance }) => {
    const made = counted.get(year)?.[id] ?? Number.NaN;
    return { figure: id, year, reference: value, made: Number(made.toFixed(1)), tolerance };
  });
  console.log(title);
  console.table(rows);
  const off = rows.filter((row) => !(Math.abs(row.made - row.reference) <= row.tolerance));
  expect(off).toEqual([]);
}

const span = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

test('trends from 2012 to 2021 follow the reference figures', PATIENCE, async () => {
  const outDirectory = join(root, 'trend');
  const years = { from: 2012, to: 2021 };
  await generateCountry({ outDirectory, years, geography, scale: 0.1 });
  const counted = countFigures(outDirectory, span(years.from, years.to), 0.1, geography);
  compare('Trends, a tenth of the country', TREND_FIGURES, counted);
});

test('lists, counties, season and the programme are as they should be', PATIENCE, async () => {
  const outDirectory = join(root, 'spread');
  const scale = 0.25;
  await generateCountry({ outDirectory, years: { from: 2015, to: 2020 }, geography, scale });
  const counted = countFigures(outDirectory, [2019], scale, geography);
  compare('Levels and spread, a quarter of the country', SPREAD_FIGURES, counted);

  const [year] = countPrescriptions(outDirectory, [2019]);
  const months = (first: number, count: number) =>
    (year?.byMonth ?? []).slice(first, first + count).reduce((sum, value) => sum + value, 0);
  const winter = months(0, 3) / months(5, 3);
  console.log(`January-March over June-August 2019: ${winter.toFixed(2)}`);
  expect(winter).toBeGreaterThan(1.15);
  expect(winter).toBeLessThan(1.5);

  const truth = JSON.parse(readFileSync(join(outDirectory, 'truth.json'), 'utf8'));
  const share = truth.participants.length / (4928 * scale);
  const { prescriptionsPer1000, penicillinVShareRelative, baselinePer1000 } = truth.descriptive;
  const programme = [
    {
      figure: 'participants, % of GPs in 2020',
      reference: 48,
      made: Number((share * 100).toFixed(1)),
      tolerance: 5,
    },
    {
      figure: 'change, participants',
      reference: -9.8,
      made: prescriptionsPer1000.participants,
      tolerance: 2,
    },
    { figure: 'change, nation', reference: -4.1, made: prescriptionsPer1000.nation, tolerance: 1.2 },
    {
      figure: 'penicillin V, participants',
      reference: 10.3,
      made: penicillinVShareRelative.participants,
      tolerance: 3,
    },
    { figure: 'penicillin V, nation', reference: 2.3, made: penicillinVShareRelative.nation, tolerance: 1.5 },
  ];
  console.table(programme);
  expect(programme.filter((row) => !(Math.abs(row.made - row.reference) <= row.tolerance))).toEqual([]);
  // Before and after shows more than the programme did: trend, selection and chance are in it too.
  expect(1 + prescriptionsPer1000.participants / 100).toBeLessThan(truth.causal.realised.rateRatio);
  expect(truth.planted.regressionToTheMean.rateRatioBeforeStart).toBeGreaterThan(1);
  expect(baselinePer1000.participants).toBeLessThan(baselinePer1000.nation);
});

test('small municipalities differ sixfold', PATIENCE, async () => {
  const outDirectory = join(root, 'extremes');
  const small = municipalitiesAt(geography, toMonth(2025, 1))
    .map((municipality) => municipality.code)
    .filter((code) => (inhabitantsOf(geography, code, 2025) ?? Number.POSITIVE_INFINITY) < 5000);
  await generateCountry({ outDirectory, years: { from: 2018, to: 2018 }, geography, municipalities: small });
  const counted = countFigures(outDirectory, [2018], 1, geography);
  compare(`Extremes, ${small.length} small municipalities at full size`, EXTREME_FIGURES, counted);
});
