import type { WorldPlan } from './attack-worlds.ts';

type Plan = Pick<WorldPlan, 'country'> & Partial<WorldPlan>;

const world = (why: string, plan: Plan): { readonly why: string; readonly plan: WorldPlan } => ({
  why,
  plan: { earlier: [], doctor: null, group: null, told: null, ...plan },
});

const country = (
  seed: number,
  counties: number,
  steps: number,
  monthsPerStep: number,
  stepsPerWindow: number,
  busy: number,
  borders: boolean,
  families: number,
): WorldPlan['country'] => ({
  seed,
  counties,
  steps,
  monthsPerStep,
  stepsPerWindow,
  busy,
  borders,
  families,
});

/** Worlds in which a search met a leak of the rule as it was, most of them made as small as they could be. */
export const LEAKED = [
  world('little was left of a whole over the hidden counties together in a month', {
    earlier: [1],
    country: country(7, 4, 3, 3, 1, 1, true, 0),
  }),
  world('months of hidden counties stood in wholes with little room', {
    earlier: [2],
    doctor: 329,
    country: country(310332, 3, 3, 3, 1, 3, true, 0),
  }),
  world('a county was another less the attacker’s own place', {
    earlier: [4],
    doctor: 475,
    country: country(8, 4, 5, 2, 1, 8, true, 0),
  }),
  world('little was left of a municipality’s quarter beside the attacker', {
    doctor: 527,
    country: country(413933, 4, 3, 3, 3, 1, false, 0),
  }),
  world('little was left of a whole over a block beside the attacker', {
    earlier: [3],
    doctor: 886,
    country: country(53310, 2, 5, 2, 2, 8, true, 1),
  }),
  world('little was left of overlapping families beside the attacker in a month', {
    doctor: 401,
    country: country(2, 4, 5, 3, 2, 20, false, 2),
  }),
  world('the same for a member of a group', {
    group: { place: 0, size: 1, isMixed: false },
    country: country(17, 4, 5, 3, 1, 3, false, 2),
  }),
  world('little was left of a part beside a member of a group', {
    group: { place: 144, size: 4, isMixed: false },
    country: country(999995, 4, 2, 2, 2, 1, false, 1),
  }),
  world('months of a county that overlapping families pinned', {
    doctor: 550,
    country: country(999986, 2, 5, 2, 1, 1, false, 2),
  }),
  world(
    'little was left of a whole in a municipality told by itself beside the attacker, and pinned its month',
    {
      earlier: [2],
      doctor: 250,
      country: country(1_000_000, 3, 3, 2, 1, 20, true, 1),
    },
  ),
  world('little was left of a whole in a group beside the member who asks', {
    group: { place: 8, size: 0, isMixed: true },
    country: country(104_439, 2, 2, 3, 1, 3, false, 1),
  }),
  world('the same in a group of members from several places', {
    group: { place: 2, size: 2, isMixed: true },
    country: country(393_059, 2, 2, 2, 1, 1, false, 1),
  }),
  world('little was left of a whole in a block around a group', {
    group: { place: 2, size: 4, isMixed: true },
    country: country(393_059, 2, 3, 2, 1, 3, false, 1),
  }),
  world('nothing was left of a whole over a block, of which the whole told one municipality by itself', {
    country: country(739_522, 3, 2, 2, 1, 8, false, 1),
  }),
] as const;
