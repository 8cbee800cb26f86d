import type { IndicatorDefinition } from '../indicators/index.ts';
import { OWN_CONTROL, WORTH_A_MESSAGE } from '../reports/candidate.ts';
import { compareWithKnown, isShareOfCounts, Z_99 } from '../reports/difference.ts';
import type { ComparisonBlock, ReportModel, RowLevel } from '../reports/model.ts';
import { TOPIC_OF, type Topic } from '../reports/report-sections.ts';
import { type Baseline, defaultTarget } from './goal.ts';
import { figureOf } from './goal-figure.ts';

/** A goal that a report suggests; the doctor may take it, change it or leave it. */
export interface GoalProposal {
  readonly indicator: string;
  readonly version: number;
  readonly baseline: Baseline;
  /** `null` where only the doctor can set it. */
  readonly target: number | null;
  /** What the own value was held against: the achievable benchmark, or what the age and sex of the list lead to expect. */
  readonly against: 'benchmark' | 'expected';
  readonly yardstick: number;
  /** Prescriptions in the period that lie between the own value and the yardstick. */
  readonly prescriptions: number;
}

const MOST = 2;

interface Ranked {
  readonly proposal: GoalProposal;
  readonly topic: Topic;
  readonly weight: number;
}

/**
 * The two indicators of a report with the most to gain, at most one for each topic: the prescriptions between the own value
 * and the achievable benchmark (choice) or the expected value (volume), times how much of it is in the doctor's own hands.
 * Only what lies beyond chance and is worth changing a habit for; so there may be one, or none.
 */
export function proposeGoals(
  model: ReportModel,
  definitions: readonly IndicatorDefinition[],
): readonly GoalProposal[] {
  const blocks = [...model.headline, ...model.choice, ...model.ages, ...model.urinary, ...model.other];
  const seen = new Set<string>();
  const ranked = blocks.flatMap((block) => {
    const definition = definitions.find(
      ({ id, version }) => id === block.indicator && version === block.origin.version,
    );
    if (!definition || seen.has(block.indicator)) return [];
    seen.add(block.indicator);
    const found = rankedOf(block, definition, model);
    return found ? [found] : [];
  });
  const chosen: Ranked[] = [];
  for (const each of ranked.toSorted(byWeight)) {
    if (chosen.length < MOST && chosen.every(({ topic }) => topic !== each.topic)) chosen.push(each);
  }
  return chosen.map(({ proposal }) => proposal);
}

function rankedOf(
  block: ComparisonBlock,
  definition: IndicatorDefinition,
  model: ReportModel,
): Ranked | null {
  const { id, version, kind } = definition;
  const against = yardstickKind(definition);
  const own = estimateAt(block, 'own');
  const yardstick = against && estimateAt(block, against)?.value;
  if (!against || !own || own.value === null || yardstick === null || yardstick === undefined) return null;
  const verdict = compareWithKnown(figureOf(own, definition), yardstick, definition, Z_99);
  if (verdict !== (definition.direction === 'higher' ? 'lower' : 'higher')) return null;
  const distance = Math.abs(own.value - yardstick);
  const prescriptions =
    against === 'benchmark' ? (distance / 100) * own.denominator : (distance * own.denominator) / 12_000;
  const weight = prescriptions * OWN_CONTROL[kind === 'choice' ? 'choice' : 'volume'];
  if (weight < WORTH_A_MESSAGE) return null;
  const { value, low, high, numerator, denominator } = own;
  const { from, to } = model.period;
  const baseline = {
    release: model.release.id,
    period: { from, to },
    value,
    low,
    high,
    numerator,
    denominator,
  };
  const target = defaultTarget(definition, value, against === 'benchmark' ? yardstick : null);
  return {
    topic: TOPIC_OF[id] ?? (kind === 'choice' ? 'broad' : 'volume'),
    weight,
    proposal: {
      indicator: id,
      version,
      baseline,
      target,
      against,
      yardstick,
      prescriptions: Math.round(prescriptions),
    },
  };
}

/** What the own value is held against; `null` where the distance cannot be told in prescriptions. */
function yardstickKind(definition: IndicatorDefinition): 'benchmark' | 'expected' | null {
  const { kind, direction, scale, numerator } = definition;
  if (direction === 'none') return null;
  if (kind === 'choice') return isShareOfCounts(definition) ? 'benchmark' : null;
  const counted = 'sum' in numerator ? null : numerator.count;
  return kind === 'volume' && scale === 'per1000Years' && counted === 'prescriptions' ? 'expected' : null;
}

function estimateAt(block: ComparisonBlock, level: RowLevel) {
  return block.rows.find((row) => row.level === level)?.estimate;
}

/** Ties are settled by the name, so that the same report always proposes the same. */
function byWeight(a: Ranked, b: Ranked): number {
  return b.weight - a.weight || (a.proposal.indicator < b.proposal.indicator ? -1 : 1);
}
