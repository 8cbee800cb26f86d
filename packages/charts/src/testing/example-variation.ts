import {
  controlLimits,
  drawGamma,
  drawPoisson,
  fitRatioPrior,
  overdispersedFunnelLimits,
  overdispersionOf,
  rankBinsOf,
  runSignals,
  seededRandom,
} from '@smalspor/domain/statistics';
import { inEachLanguage, type Localised } from '@smalspor/domain/texts';
import type { ControlBlock } from '../signals/index.ts';
import type { CaterpillarBlock, FunnelBlock } from '../variation/index.ts';

/** Pictures of variation from made-up prescribing, computed by the statistics that the product uses. */

const same = (text: string): Localised => inEachLanguage(() => text);
const heading = {
  title: { nb: 'Resepter per 1000', nn: 'Resept per 1000', en: 'Prescriptions per 1000' },
  unit: {
    nb: 'resepter per 1000 pasienter i året',
    nn: 'resept per 1000 pasientar i året',
    en: 'prescriptions per 1000 patients a year',
  },
  scale: 'rate',
  decimals: 0,
} as const;
const NATION: Localised = { nb: 'Landet', nn: 'Landet', en: 'Country' };
const RATE = 284;

export function exampleFunnel(): FunnelBlock {
  const random = seededRandom(3);
  const places = Array.from({ length: 60 }, (_, index) => {
    const size = Math.round(800 * (1 + 40 * random() ** 3));
    const expected = (size * RATE) / 1000;
    const truth = index === 7 ? 1.3 : drawGamma(random, 900, 900);
    return { name: `Kommune ${index + 1}`, size, expected, count: drawPoisson(random, expected * truth) };
  });
  const found = overdispersionOf(
    places.map(({ count, expected }) => ({ count, size: expected })),
    'ratio-sqrt',
  );
  if (!found) throw new Error('The example has places');
  const limits = (people: number, confidence: number) => {
    const { low, high } = overdispersedFunnelLimits((people * RATE) / 1000, found, 'additive', confidence);
    return { low: RATE * low, high: RATE * high };
  };
  return {
    ...heading,
    id: 'funnel',
    summary: same('To kommuner ligger utenfor den ytre grensen.'),
    sizeLabel: { nb: 'Innbyggere', nn: 'Innbyggjarar', en: 'Inhabitants' },
    target: RATE,
    targetLabel: NATION,
    curve: Array.from({ length: 60 }, (_, index) => {
      const size = 700 + index * 560;
      return { size, narrow: limits(size, 0.95), wide: limits(size, 0.998) };
    }),
    units: places.map(({ name, size, count }, index) => {
      const value = (1000 * count) / size;
      const outside = ({ low, high }: { low: number; high: number }) => value < low || value > high;
      const beyond = outside(limits(size, 0.998)) ? 'wide' : outside(limits(size, 0.95)) ? 'narrow' : null;
      return {
        label: same(name),
        size,
        value: index === 12 ? null : value,
        beyond,
        note: index === 12 ? same('skjult') : null,
        own: index === 20,
      };
    }),
  };
}

export function exampleCaterpillar(): CaterpillarBlock {
  const random = seededRandom(4);
  const doctors = Array.from({ length: 420 }, () => {
    const expected = 40 + 300 * random();
    return { observed: drawPoisson(random, expected * drawGamma(random, 12, 12)), expected };
  });
  const prior = fitRatioPrior(doctors);
  if (!prior) throw new Error('The example has doctors');
  const bins = rankBinsOf(doctors, prior).map((bin, index) => ({
    from: bin.from,
    to: bin.to,
    label: null,
    shrunken: RATE * bin.shrunken,
    low: RATE * bin.interval.low,
    high: RATE * bin.interval.high,
    raw: bin.raw === null ? null : RATE * bin.raw,
    own: index === 20,
  }));
  return {
    ...heading,
    id: 'caterpillar',
    summary: same('Du er blant leger nummer 281 til 294 av 420.'),
    ownLabel: { nb: 'du', nn: 'du', en: 'you' },
    countedLabel: { nb: 'Fastleger', nn: 'Fastlegar', en: 'GPs' },
    target: RATE,
    targetLabel: NATION,
    bins,
  };
}

export function exampleControl(): ControlBlock {
  const random = seededRandom(6);
  const months = Array.from({ length: 60 }, (_, index) => ({
    month: `${2019 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`,
    point: { count: drawPoisson(random, 5000 * (index < 40 ? 0.024 : 0.0212)), size: 5000 },
  }));
  const chart = controlLimits(
    months.map(({ point }) => point),
    'rate',
    { baseline: 36 },
  );
  if (!chart) throw new Error('The example has months');
  const values = chart.points.map(({ value }) => value);
  const found = runSignals(values, chart.centre);
  const scaled = (value: number | null | undefined) => (typeof value === 'number' ? 12_000 * value : null);
  return {
    ...heading,
    id: 'control',
    summary: same('Nivået har vært lavere siden mai 2022.'),
    centre: 12_000 * chart.centre,
    endLabel: { nb: 'Måned', nn: 'Månad', en: 'Month' },
    points: months.map(({ month }, index) => ({
      month,
      value: index === 15 ? null : scaled(chart.points[index]?.value),
      low: scaled(chart.points[index]?.low),
      high: scaled(chart.points[index]?.high),
      beyond: chart.points[index]?.beyond ?? null,
      inRun: found?.shifted === true && index >= found.run.from && index <= found.run.to,
    })),
    annotations: [
      { month: '2020-03', text: { nb: 'Pandemien', nn: 'Pandemien', en: 'The pandemic' } },
      { month: '2022-05', text: { nb: 'RAK startet', nn: 'RAK starta', en: 'RAK began' } },
    ],
  };
}
