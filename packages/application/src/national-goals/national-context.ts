import type { StoredReferenceSeries } from '@smalspor/database/reference-series';
import type { NationalContext } from '@smalspor/domain/reports';
import type { House } from '../house/house.ts';

/** The national series that were fetched and that the content lets stand in reports; none without an import. */
export function nationalContext(
  { referenceSeries, nationalGoals }: Pick<House['content'], 'referenceSeries' | 'nationalGoals'>,
  fetched: readonly StoredReferenceSeries[],
): readonly NationalContext[] {
  return referenceSeries.flatMap(({ id, name, unit, publisher, inReports }) => {
    const found = fetched.find((each) => each.id === id);
    if (inReports === null || found === undefined) return [];
    const { points, fetchedAt } = found;
    const target = nationalGoals.find(({ series }) => series.some((each) => each.id === id))?.target;
    const goal = target?.kind === 'change' ? target : null;
    return [
      {
        ...inReports,
        ...{ name, unit, publisher, fetchedAt, points },
        goal: goal && { percent: goal.percent, since: goal.since, by: goal.by },
      },
    ];
  });
}
