import type { GoalProgressBlock } from '@smalspor/charts/national-goals';
import type { OutputOf } from '@smalspor/contract/operations';
import type { Localised } from '@smalspor/domain/texts';

export type GoalView = OutputOf<'readNationalGoals'>['goals'][number];

interface Words {
  readonly unit: (id: string) => Localised;
  readonly changeUnit: (since: number) => Localised;
}

/**
 * A goal as a picture, `null` where nothing measures it in the goal's own terms. A goal of a change is drawn as changes,
 * each line since its own first year; a goal of a level as values of the unit that judges.
 */
export function goalBlock(goal: GoalView, summary: Localised, words: Words): GoalProgressBlock | null {
  const { id, name, target, series } = goal;
  const judging = series.find(({ judges }) => judges);
  if (target.kind === 'described' || judging === undefined) return null;
  const isChange = target.kind === 'change';
  const { since, by } = target;
  const lines = series
    .filter(({ unit }) => unit === judging.unit)
    .map((each) => ({
      id: each.id,
      name: each.name,
      judges: each.judges,
      points: each.points.flatMap(({ year, value, changePercent }) => {
        const drawn = isChange ? changePercent : value;
        return drawn === null || year < since ? [] : [{ year, value: drawn }];
      }),
    }))
    .filter(({ points }) => points.length > 0);
  return {
    id: `goal-${id}`,
    title: name,
    summary,
    unit: isChange ? words.changeUnit(since) : words.unit(judging.unit),
    scale: isChange ? 'percent' : 'rate',
    decimals: isChange ? 0 : 1,
    target: { since, by, value: isChange ? target.percent : target.value },
    lines,
  };
}
