import {
  type ComparisonBlock,
  type ComparisonRow,
  comparisonBlock,
  type Figure,
  type IndicatorInput,
  type ReportTexts,
} from '../reports/index.ts';
import type { Localised } from '../texts/index.ts';

/** A member who shows the own figure to the group. */
export interface SharedFigure {
  readonly name: string;
  readonly isReader: boolean;
  readonly figure: Figure;
}

/**
 * Whether shared figures may stand beside the group's. What they leave of the aggregate must belong to nobody or to so many
 * that none of them can work out another's: each knows the own figure, and takes it away.
 * @param members of the group with figures
 * @param minimum members that a group must have before its aggregate is told
 */
export function maySharedBeTold(members: number, sharing: number, minimum: number): boolean {
  const left = members - sharing;
  return left <= 0 || left >= minimum - 1;
}

/** One indicator: the group's figure, then those who share theirs by name, never by figure. */
export function sharedBlock(
  group: IndicatorInput,
  shared: readonly SharedFigure[],
  texts: ReportTexts,
): ComparisonBlock {
  const block = comparisonBlock({ ...group, comparators: {} }, texts);
  const aggregate = block.rows.filter(({ level }) => level === 'own');
  return {
    ...block,
    id: `${block.id}-shared`,
    rows: [
      ...aggregate.map((row): ComparisonRow => ({ ...row, level: 'group' })),
      ...shared.toSorted(byName).map((each) => rowOf(each, texts)),
    ],
    summary: NO_SENTENCE,
  };
}

function rowOf({ name, isReader, figure: { estimate } }: SharedFigure, texts: ReportTexts): ComparisonRow {
  return {
    level: isReader ? 'own' : 'member',
    label: { nb: name, nn: name, en: name },
    estimate,
    note: estimate.value === null ? texts.say(`note.${estimate.reason}`) : null,
    previous: null,
  };
}

/** Two colleagues are not set against each other in words. */
const NO_SENTENCE: Localised = { nb: '', nn: '', en: '' };

const NAMES = new Intl.Collator('nb');

function byName(a: SharedFigure, b: SharedFigure): number {
  return NAMES.compare(a.name, b.name);
}
