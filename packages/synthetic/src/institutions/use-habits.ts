import { randomStream } from '../chance/random-stream.ts';
import { gamma, normal } from '../chance/samplers.ts';
import { WORLD_MONTHS, worldMonth } from '../country/world-time.ts';
import { firstCode } from '../places/place.ts';
import { USE_GROUPS, type UseGroup } from './formulary.ts';
import type { Institution } from './institution.ts';
import { PASSING_DEVIATION, RASK_EFFECT, RASK_SELECTION, raskPhase } from './rask-effects.ts';
import { raskStart } from './rask-roll-out.ts';

/** A home in the programme. */
export interface RaskParticipant {
  /** World month of the conference. */
  readonly start: number;
  /** Deviation of the twelve months before, in standard deviations: what regression to the mean takes back. */
  readonly passing: number;
  /** Part of the usual effect, on the log scale. */
  readonly uptake: number;
}

/** How an institution uses antibiotics through the years, as factors on the average ward’s use. */
export interface UseHabits {
  readonly participant: RaskParticipant | null;
  /** Without the programme, own level, groups, chance of the year, trend and season. */
  factor(group: UseGroup, month: number): number;
  /** What the programme leaves of it, 0 to 1; for wards of long and short stays. */
  effect(group: UseGroup, month: number): number;
}

const LEVEL_DEVIATION = 0.38;
const GROUP_DEVIATION = 0.28;
/** A few homes buy next to nothing. */
const SHARE_OF_FRUGAL = 0.025;
/** Yearly log change of everybody until 2022: urinary agents fall most (control counties of Harbin 2023). */
const TREND: Readonly<Record<UseGroup, number>> = {
  urinary: -0.035,
  respiratory: -0.01,
  skin: -0.005,
  other: -0.03,
  injected: 0.005,
  methenamine: -0.01,
};
const TREND_BEGINS = worldMonth(2016, 7);
const TREND_ENDS = worldMonth(2022, 1);
/** Few visitors, few respiratory infections. */
const PANDEMIC = { from: worldMonth(2020, 3), until: worldMonth(2021, 9), respiratory: 0.75 };

export function habitsOfInstitution(seed: number, institution: Institution): UseHabits {
  const random = randomStream(seed, 'institution', institution.slot, 'habits');
  const own = normal(random);
  const level =
    Math.exp(LEVEL_DEVIATION * own - LEVEL_DEVIATION ** 2 / 2) *
    (random.chance(SHARE_OF_FRUGAL) ? 0.1 + 0.1 * random.uniform() : 1);
  const groups = new Map(
    USE_GROUPS.map((group): [UseGroup, number] => {
      const deviation = group === 'methenamine' ? 0.7 : GROUP_DEVIATION;
      return [group, Math.exp(deviation * normal(random) - deviation ** 2 / 2)];
    }),
  );
  const passing = Array.from({ length: WORLD_MONTHS / 12 }, () => normal(random));
  const participant = drawParticipant(seed, institution, own, passing);
  return {
    participant,
    factor: (group, month) => {
      const isOnTheWay = participant !== null && group === 'urinary';
      const before = isOnTheWay ? Math.min(3, Math.max(0, (participant.start - month) / 12)) : 0;
      return (
        level *
        (groups.get(group) ?? 1) *
        Math.exp(
          PASSING_DEVIATION * (passing[Math.floor(month / 12)] ?? 0) -
            PASSING_DEVIATION ** 2 / 2 -
            RASK_EFFECT.preTrend * before,
        ) *
        trendAndSeason(group, month)
      );
    },
    effect: (group, month) =>
      participant && month >= participant.start
        ? RASK_EFFECT.volume[group] ** (participant.uptake * raskPhase(month - participant.start))
        : 1,
  };
}

function trendAndSeason(group: UseGroup, month: number): number {
  const years = (Math.min(month, TREND_ENDS) - TREND_BEGINS) / 12;
  const trend = Math.exp(TREND[group] * years);
  if (group !== 'respiratory') return trend;
  const winter = 1 + 0.22 * Math.cos((2 * Math.PI * ((month % 12) - 0.5)) / 12);
  const isPandemic = PANDEMIC.from <= month && month < PANDEMIC.until;
  return trend * winter * (isPandemic ? PANDEMIC.respiratory : 1);
}

/** Homes are invited by county; most go to the first conference, the others a little later. */
function drawParticipant(
  seed: number,
  { slot, kind, place, from, until }: Institution,
  own: number,
  passing: readonly number[],
): RaskParticipant | null {
  if (kind !== 'nursing-home') return null;
  const random = randomStream(seed, 'institution', slot, 'rask');
  const county = raskStart(firstCode(place).slice(0, 2));
  const start = county.start + (random.chance(0.85) ? 0 : 1 + random.below(3));
  const year = Math.floor(start / 12);
  const share = (start % 12) / 12;
  const before = share * (passing[year] ?? 0) + (1 - share) * (passing[year - 1] ?? 0);
  const { level, passing: pull, own: push } = RASK_SELECTION;
  const isWilling = random.chance(1 / (1 + Math.exp(-(level + pull * before + push * own))));
  const uptake = county.strength * gamma(random, RASK_EFFECT.uptakeShape);
  const isThere = from <= start - 6 && start + 12 <= until;
  return isWilling && isThere ? { start, passing: before, uptake } : null;
}
