import { describeGoal } from '@smalspor/application/national-goals';
import { loadContent } from '@smalspor/content/loading';
import type { UseCases } from '@smalspor/contract/use-cases';

/** The goals of the plan, before any series was fetched. */
export function createFakeNationalGoals(): Pick<UseCases, 'readNationalGoals'> {
  const { nationalGoals, referenceSeries } = loadContent();
  return {
    readNationalGoals: async () => ({
      goals: nationalGoals.map((goal) => describeGoal(goal, referenceSeries, new Map())),
    }),
  };
}
