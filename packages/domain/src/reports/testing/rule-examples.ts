import { type Counts, exampleInput } from '../../report-examples/index.ts';
import { buildFollowUpReport, buildIndividualReport } from '../build-report.ts';
import type { Figure, IndicatorInput, ReportInput } from '../input.ts';
import type { ReportModel } from '../model.ts';
import { county, indicatorWith, inputWith, messages, rate, share, yearsOf } from './report-with.ts';

/** A report that a rule speaks in; the name says when. */
export interface RuleExample {
  readonly rule: string;
  readonly when: string;
  readonly report: ReportModel;
}

const VOLUME = 'prescriptions-per-1000';
const CHOICE = 'penicillin-v-share';
const MONTHS = 14_160;
const benchmark = { value: 68.4, prescribers: 400 };

/** The county fell by 12 per cent. */
const peers = {
  comparators: county(rate(290_000, 12_000_000)),
  comparatorsYearBefore: county(rate(330_000, 12_000_000)),
};

function volume(own: number, changes: Partial<IndicatorInput>): ReportModel {
  return buildIndividualReport(inputWith([indicatorWith(VOLUME, [own, MONTHS], changes)]), messages);
}

function choice(own: Counts, changes: Partial<IndicatorInput>): ReportModel {
  return buildIndividualReport(inputWith([indicatorWith(CHOICE, own, changes)]), messages);
}

function situation(changes: Partial<ReportInput>): ReportModel {
  return buildIndividualReport(inputWith([], changes), messages);
}

function followUp(before: number, after: number): ReportModel {
  const half = (from: Figure, to: Figure) => ({ before: from, after: to, window: 'half' }) as const;
  const change = {
    own: half(rate(before, MONTHS / 2), rate(after, MONTHS / 2)),
    comparators: { county: half(rate(165_000, 6_000_000), rate(145_000, 6_000_000)) },
  };
  return buildFollowUpReport(inputWith([indicatorWith(VOLUME, [after, MONTHS / 2], { change })]), messages);
}

const { quality, recipient } = exampleInput('typical', []);

export const RULE_EXAMPLES: readonly RuleExample[] = [
  {
    rule: 'volume-improved',
    when: 'as in the county',
    report: volume(316, { ownYearBefore: rate(402, MONTHS), ...peers }),
  },
  {
    rule: 'volume-improved',
    when: 'more than in the county',
    report: volume(210, { ownYearBefore: rate(402, MONTHS), ...peers }),
  },
  {
    rule: 'volume-improved',
    when: 'less than in the county',
    report: volume(316, {
      ownYearBefore: rate(402, MONTHS),
      comparators: county(rate(160_000, 12_000_000)),
      comparatorsYearBefore: county(rate(330_000, 12_000_000)),
    }),
  },
  {
    rule: 'volume-improved',
    when: 'others are hidden',
    report: volume(316, { ownYearBefore: rate(402, MONTHS) }),
  },
  {
    rule: 'volume-worsened',
    when: 'more than in the county',
    report: volume(420, { ownYearBefore: rate(316, MONTHS), ...peers }),
  },
  {
    rule: 'volume-turned-down',
    when: 'after a rise',
    report: volume(316, { trend: yearsOf([316, MONTHS], [402, MONTHS], [316, MONTHS]) }),
  },
  {
    rule: 'volume-turned-up',
    when: 'after a fall',
    report: volume(402, { trend: yearsOf([402, MONTHS], [316, MONTHS], [402, MONTHS]) }),
  },
  { rule: 'volume-below-expected', when: 'for age and sex', report: volume(210, { expected: 270 }) },
  { rule: 'volume-above-expected', when: 'for age and sex', report: volume(420, { expected: 270 }) },
  { rule: 'volume-steady', when: 'within chance', report: volume(316, { ownYearBefore: rate(330, MONTHS) }) },
  {
    rule: 'choice-improved',
    when: 'with room left',
    report: choice([100, 200], { ownYearBefore: share(66, 200), benchmark }),
  },
  {
    rule: 'choice-improved',
    when: 'at the achievable level',
    report: choice([140, 200], { ownYearBefore: share(96, 200), benchmark }),
  },
  {
    rule: 'choice-worsened',
    when: 'away from the achievable level',
    report: choice([66, 200], { ownYearBefore: share(100, 200), benchmark }),
  },
  { rule: 'choice-room', when: 'below the achievable level', report: choice([58, 142], { benchmark }) },
  {
    rule: 'choice-better',
    when: 'than in the county',
    report: choice([140, 200], { comparators: county(share(54_000, 100_000)), benchmark }),
  },
  { rule: 'follow-up-improved', when: 'as in the county', report: followUp(200, 140) },
  { rule: 'follow-up-worsened', when: 'against the county', report: followUp(140, 200) },
  { rule: 'follow-up-steady', when: 'within chance', report: followUp(158, 150) },
  { rule: 'nothing-stands-out', when: 'no figure differs', report: situation({}) },
  {
    rule: 'small-number',
    when: 'few prescriptions',
    report: situation({ quality: { ...quality, prescriptions: 19 } }),
  },
  {
    rule: 'missing-data',
    when: 'months are missing',
    report: situation({ quality: { ...quality, missingMonths: ['2020-10', '2020-11'] } }),
  },
  { rule: 'first-report', when: 'nothing came before', report: situation({ previous: null }) },
  {
    rule: 'no-list',
    when: 'choice only',
    report: situation({
      recipient: { ...recipient, hasList: false },
      quality: { ...quality, declaredListSize: null },
    }),
  },
  {
    rule: 'declared-list-only',
    when: 'a locum who has declared a list',
    report: situation({ recipient: { ...recipient, hasList: false } }),
  },
];
