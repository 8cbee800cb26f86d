import type { OutputOf } from '@smalspor/contract/operations';
import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { listReferenceSeries, type StoredReferenceSeries } from '@smalspor/database/reference-series';
import {
  assessGoal,
  changeSince,
  type NationalGoal,
  type ReferenceSeries,
} from '@smalspor/domain/national-goals';
import { inEachLanguage } from '@smalspor/domain/texts';
import type { Explorable } from '../explore/explorable.ts';
import { exploreRelease } from '../explore/explored.ts';
import type { House } from '../house/house.ts';

type GoalView = OutputOf<'readNationalGoals'>['goals'][number];

/** The national goals with what is known of them: public figures, the same for everyone. */
export const readNationalGoals: UnboundUseCase<House, 'readNationalGoals'> = async (house) => {
  const { content, db } = house;
  const fetched = new Map((await listReferenceSeries(db)).map((series) => [series.id, series]));
  const told = (await house.shelf.current()) === null ? [] : (await exploreRelease(house)).explorables;
  return {
    goals: content.nationalGoals.map((goal) => ({
      ...describeGoal(goal, content.referenceSeries, fetched),
      explore: nearestTo(goal, told),
    })),
  };
};

/** The indicator that comes nearest to a goal, where the country's figures are told. */
function nearestTo({ indicator }: NationalGoal, told: readonly Explorable[]): GoalView['explore'] {
  const found = told.find(
    ({ id, levels }) => id === indicator && levels.some(({ level }) => level === 'nation'),
  );
  if (found === undefined) return null;
  return { indicator: found.id, name: inEachLanguage((language) => found.reported.texts[language].name) };
}

/** A goal with the imported points in their places, and how it stands. */
export function describeGoal(
  goal: NationalGoal,
  references: readonly ReferenceSeries[],
  fetched: ReadonlyMap<string, StoredReferenceSeries>,
): GoalView {
  const filled = {
    ...goal,
    series: goal.series.map((series) =>
      series.imported ? { ...series, points: fetched.get(series.id)?.points ?? [] } : series,
    ),
  };
  const since = goal.target.kind === 'described' ? null : goal.target.since;
  const { series, judgedBy, indicator: _, ...told } = filled;
  return {
    ...told,
    ...assessGoal(filled),
    explore: null,
    series: series.map((each) => ({
      id: each.id,
      name: each.name,
      unit: each.unit,
      judges: each.id === judgedBy,
      fetched: each.imported ? provenance(each.id, references, fetched) : null,
      points: each.points.map((point) => ({
        ...point,
        changePercent: since === null ? null : changeSince(point, each, since),
      })),
    })),
  };
}

function provenance(
  id: string,
  references: readonly ReferenceSeries[],
  fetched: ReadonlyMap<string, StoredReferenceSeries>,
) {
  const { publisher = '', licence = '' } = references.find((reference) => reference.id === id) ?? {};
  return { publisher, licence, at: fetched.get(id)?.fetchedAt ?? null };
}
