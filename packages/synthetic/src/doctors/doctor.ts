import type { RandomStream } from '../chance/random-stream.ts';
import { normal, skewed } from '../chance/samplers.ts';
import { FIRST_WORLD_YEAR, WORLD_MONTHS } from '../country/world-time.ts';

/** `gp` has or has had a list; `locum` stands in for others; `intern` is in the half-year of general practice (LIS1). */
export type DoctorKind = 'gp' | 'locum' | 'intern';

export interface Doctor {
  readonly kind: DoctorKind;
  readonly female: boolean;
  readonly birthYear: number;
  readonly specialist: boolean;
  /** Works from this world month up to, not including, `until`. */
  readonly from: number;
  readonly until: number;
  /** How readily the doctor prescribes: standardised (mean 0, deviation 1), skewed to the right. */
  readonly volume: number;
  /** How readily the doctor chooses penicillin V: standardised. */
  readonly narrow: number;
  /** Habit of giving a diagnosis code: standardised. */
  readonly coding: number;
  /** Chance deviation of each world year from the doctor's own level: standardised. */
  readonly passing: Float32Array;
}

export interface DoctorCareer {
  readonly kind: DoctorKind;
  readonly age: number;
  readonly from: number;
  readonly until: number;
}

const VOLUME_SHAPE = 5;
/** Those who prescribe much choose broader: correlation of the two habits. */
const VOLUME_TO_NARROW = -0.4;

export function drawDoctor(random: RandomStream, career: DoctorCareer): Doctor {
  const birthYear = FIRST_WORLD_YEAR + Math.floor(career.from / 12) - career.age;
  const female = random.chance(shareOfWomen(birthYear));
  const volume = skewed(random, VOLUME_SHAPE) * 0.97 - (female ? 0.2 : -0.16);
  const narrow = VOLUME_TO_NARROW * volume + Math.sqrt(1 - VOLUME_TO_NARROW ** 2) * normal(random);
  return {
    kind: career.kind,
    female,
    birthYear,
    specialist: career.kind === 'gp' && random.chance(career.age > 38 ? 0.72 : 0.3),
    from: career.from,
    until: career.until,
    volume,
    narrow,
    coding: normal(random),
    passing: Float32Array.from({ length: WORLD_MONTHS / 12 }, () => normal(random)),
  };
}

/** The younger the doctors, the more women: 44 % of GPs in 2019 and 47 % in 2022. */
function shareOfWomen(birthYear: number): number {
  const share = 0.155 + (birthYear - 1945) * 0.0098;
  return Math.min(0.63, Math.max(0.15, share));
}
