import type { ChangeBlock, ComparisonBlock, KeyMessage, ReportKind } from '../reports/index.ts';
import type { Localised } from '../texts/index.ts';

/**
 * Why nothing of the group can be told: too few doctors with figures, nothing that passed disclosure control, a group that the
 * registers did not know in the period, a kind of unit that no register tells of, or no release that covers the period.
 */
export type WithheldReason =
  | 'too-few-members'
  | 'suppressed'
  | 'unknown-group'
  | 'not-in-registers'
  | 'no-release';

export const GROUP_REPORT_WORDS = [
  'keyMessages',
  'whatToDo',
  'figures',
  'change',
  'other',
  'questions',
  'method',
  'tables',
  'whyThisNumber',
  'definition',
  'whyItMatters',
  'caveats',
  'codeSets',
  'synthetic',
  'period',
  'page',
  'of',
  'agenda',
  'worksheet',
  'worksheetHelp',
  'minutes',
  'measureHelp',
] as const;
export type GroupReportWord = (typeof GROUP_REPORT_WORDS)[number];

/**
 * A group's own report for its meeting: aggregates only, of the group and of the places around it. In its blocks the level
 * `own` is the group. Nobody's own figures are part of it.
 */
export interface GroupReportModel {
  readonly kind: ReportKind;
  readonly synthetic: boolean;
  readonly title: Localised;
  readonly unitName: string;
  readonly programme: Localised;
  /** Where most of the group's doctors have their lists, as «Sarpsborg, Østfold»; empty where that is not known. */
  readonly area: string;
  readonly period: { readonly from: string; readonly to: string; readonly label: Localised };
  readonly release: {
    readonly id: string;
    readonly publishedAt: string;
    readonly contentVersion: string;
  } | null;
  /** Said where the release that the report was issued from is gone, and another stands in for it. */
  readonly replaced: Localised | null;
  readonly withheld: { readonly reason: WithheldReason; readonly text: Localised } | null;
  readonly source: Localised;
  /** At most three. */
  readonly messages: readonly KeyMessage[];
  /** Of the start report: the period's figures. */
  readonly figures: readonly ComparisonBlock[];
  /** Of the follow-up: the same months a year apart. */
  readonly changes: readonly ChangeBlock[];
  readonly questions: readonly Localised[];
  readonly method: readonly { readonly heading: Localised; readonly text: Localised }[];
  readonly words: Readonly<Record<GroupReportWord, Localised>>;
}
