import { buildGroupReport, type GroupReportInput, type GroupReportModel } from '../group-report/index.ts';
import type { IndicatorDefinition } from '../indicators/index.ts';
import type { IndicatorInput, ReportKind } from '../reports/index.ts';
import type { Messages } from '../texts/index.ts';
import { hidden } from './example-figures.ts';
import { exampleInput } from './example-inputs.ts';

/** The figures of a group, made of the example reports' figures of their doctor's group. */
export function exampleGroupIndicators(
  kind: ReportKind,
  definitions: readonly IndicatorDefinition[],
): IndicatorInput[] {
  const { indicators } = exampleInput(kind === 'follow-up' ? 'follow-up' : 'typical', definitions);
  const volume = indicators.filter(({ definition }) => definition.id === 'prescriptions-per-1000');
  const others = indicators.filter((input) => !volume.includes(input));
  return [...volume, ...others].map((input) => {
    const { group = hidden('suppressed'), ...around } = input.comparators;
    const { group: changed, ...changes } = input.change?.comparators ?? {};
    return {
      ...input,
      own: group,
      previous: null,
      expected: null,
      benchmark: null,
      quartiles: null,
      comparators: around,
      change: changed ? { own: changed, comparators: changes } : null,
    };
  });
}

/** A group's report as it would be shown. */
export function exampleGroupReport(
  kind: ReportKind,
  definitions: readonly IndicatorDefinition[],
  messages: Messages,
  changes: Partial<GroupReportInput> = {},
): GroupReportModel {
  const { period, release } = exampleInput(kind === 'follow-up' ? 'follow-up' : 'typical', definitions);
  const input: GroupReportInput = {
    kind,
    synthetic: true,
    unitName: 'Sagene 2',
    programme: { nb: 'RAK', nn: 'RAK', en: 'RAK' },
    area: 'Oslo',
    period,
    release,
    isReplaced: false,
    withheld: null,
    indicators: exampleGroupIndicators(kind, definitions),
    threshold: 5,
    ...changes,
  };
  return buildGroupReport(input, messages);
}
