import type { WorldPlan } from './attack-worlds.ts';

/** Worlds in which a search met a leak of the rule as it was, each made as small as it could be. */
export const LEAKED: readonly { readonly why: string; readonly plan: WorldPlan }[] = [
  {
    why: 'what was left of a whole over the hidden counties together was small in a month',
    plan: {
      earlier: [1],
      doctor: null,
      group: null,
      told: null,
      country: {
        seed: 7,
        counties: 4,
        steps: 3,
        monthsPerStep: 3,
        stepsPerWindow: 1,
        busy: 1,
        borders: true,
      },
    },
  },
  {
    why: 'months of hidden counties stood in wholes with little room',
    plan: {
      earlier: [2],
      doctor: 329,
      group: null,
      told: null,
      country: {
        seed: 310332,
        counties: 3,
        steps: 3,
        monthsPerStep: 3,
        stepsPerWindow: 1,
        busy: 3,
        borders: true,
      },
    },
  },
];
