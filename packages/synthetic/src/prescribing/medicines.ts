import type { Curve } from '../chance/curve.ts';

/** Weights of products by number, for children under 8 (mixtures) and for others. */
type ProductWeights = Readonly<Record<number, number>>;

export interface Medicine {
  readonly child: ProductWeights;
  readonly other: ProductWeights;
  /** Chances of one, two, three … dispensings on one prescription, and the days between them. */
  readonly dispensings?: { readonly chances: readonly number[]; readonly everyDays: number };
  /** How the drug's weight among the alternatives goes by year; 1 in 2019. */
  readonly trend?: Curve;
}

const falling = (perYear: number): Curve => [
  [2011, perYear ** -8],
  [2015, perYear ** -4],
  [2019, 1],
  [2025, perYear ** 6],
];

export const MEDICINES = {
  penicillinV: {
    child: { 900005: 0.86, 900006: 0.09, 900004: 0.04, 900055: 0.01 },
    other: { 900001: 0.45, 900002: 0.42, 900003: 0.1, 900004: 0.03 },
  },
  amoxicillin: {
    child: { 900011: 0.7, 900012: 0.27, 900057: 0.03 },
    other: { 900008: 0.52, 900009: 0.28, 900010: 0.2 },
  },
  doxycycline: {
    child: { 900021: 1 },
    other: { 900021: 0.55, 900022: 0.3, 900023: 0.15 },
    trend: falling(0.965),
  },
  erythromycin: {
    child: { 900028: 1 },
    other: { 900026: 0.6, 900027: 0.4 },
    trend: falling(0.87),
  },
  clarithromycin: { child: { 900031: 1 }, other: { 900029: 0.5, 900030: 0.5 }, trend: falling(0.93) },
  azithromycin: { child: { 900034: 1 }, other: { 900032: 0.75, 900033: 0.25 }, trend: falling(0.95) },
  clindamycin: { child: { 900036: 1 }, other: { 900035: 0.5, 900036: 0.5 }, trend: falling(1.01) },
  coAmoxiclav: { child: { 900017: 1 }, other: { 900016: 1 }, trend: falling(1.04) },
  coTrimoxazole: { child: { 900043: 1 }, other: { 900042: 1 }, trend: falling(1.04) },
  cefalexin: { child: { 900038: 1 }, other: { 900037: 1 }, trend: falling(0.93) },
  dicloxacillin: { child: { 900020: 1 }, other: { 900018: 0.45, 900019: 0.4, 900020: 0.15 } },
  ciprofloxacin: {
    child: { 900046: 1 },
    other: { 900044: 0.5, 900045: 0.3, 900046: 0.2 },
    trend: falling(0.88),
  },
  pivmecillinam: {
    child: { 900014: 1 },
    other: { 900013: 0.55, 900014: 0.32, 900015: 0.13 },
    trend: falling(1.045),
  },
  trimethoprim: { child: { 900041: 1 }, other: { 900039: 0.62, 900040: 0.38 }, trend: falling(0.93) },
  nitrofurantoin: { child: { 900047: 1 }, other: { 900047: 0.57, 900048: 0.4, 900056: 0.03 } },
  fosfomycin: { child: { 900052: 1 }, other: { 900052: 1 }, trend: falling(1.12) },
  metronidazole: { child: { 900053: 1 }, other: { 900053: 0.97, 900054: 0.03 } },
  benzylpenicillin: { child: { 900007: 1 }, other: { 900007: 1 } },
  lymecycline: {
    child: { 900024: 1 },
    other: { 900024: 1 },
    dispensings: { chances: [0.4, 0.35, 0.25], everyDays: 48 },
    trend: falling(1.02),
  },
  tetracycline: {
    child: { 900025: 1 },
    other: { 900025: 1 },
    dispensings: { chances: [0.6, 0.4], everyDays: 30 },
    trend: falling(0.96),
  },
  methenamine: {
    child: { 900049: 1 },
    other: { 900049: 0.55, 900050: 0.43, 900051: 0.02 },
    dispensings: { chances: [0.28, 0.2, 0.2, 0.32], everyDays: 84 },
    trend: falling(1.01),
  },
} as const satisfies Record<string, Medicine>;

export type MedicineName = keyof typeof MEDICINES;
export const MEDICINE_NAMES = Object.keys(MEDICINES) as readonly MedicineName[];

/** What doctors choose for an infection: the share of penicillin V in 2019 first, then the weights of the others. */
export interface Choice {
  /** Share that gets penicillin V from an average doctor in 2019; 0 takes it out of play. */
  readonly penicillinV: readonly [child: number, other: number];
  readonly child: Readonly<Partial<Record<MedicineName, number>>>;
  readonly other: Readonly<Partial<Record<MedicineName, number>>>;
}

const CHILD_AIRWAYS = {
  amoxicillin: 0.6,
  erythromycin: 0.16,
  clarithromycin: 0.09,
  azithromycin: 0.09,
  coTrimoxazole: 0.06,
};
const ADULT_AIRWAYS = {
  doxycycline: 0.38,
  amoxicillin: 0.27,
  erythromycin: 0.09,
  clarithromycin: 0.09,
  azithromycin: 0.13,
  clindamycin: 0.02,
  coTrimoxazole: 0.01,
  coAmoxiclav: 0.01,
};
const NONE = { amoxicillin: 1 };

export const CHOICES: Readonly<Record<string, Choice>> = {
  throat: { penicillinV: [0.62, 0.5], child: CHILD_AIRWAYS, other: ADULT_AIRWAYS },
  ear: { penicillinV: [0.62, 0.66], child: CHILD_AIRWAYS, other: ADULT_AIRWAYS },
  sinus: { penicillinV: [0.6, 0.6], child: CHILD_AIRWAYS, other: ADULT_AIRWAYS },
  tonsils: {
    penicillinV: [0.84, 0.82],
    child: CHILD_AIRWAYS,
    other: {
      clindamycin: 0.3,
      amoxicillin: 0.2,
      erythromycin: 0.2,
      azithromycin: 0.15,
      clarithromycin: 0.1,
      cefalexin: 0.05,
    },
  },
  bronchi: { penicillinV: [0.5, 0.33], child: CHILD_AIRWAYS, other: ADULT_AIRWAYS },
  lungs: { penicillinV: [0.55, 0.5], child: CHILD_AIRWAYS, other: ADULT_AIRWAYS },
  copd: {
    penicillinV: [0.3, 0.12],
    child: CHILD_AIRWAYS,
    other: {
      amoxicillin: 0.5,
      doxycycline: 0.4,
      azithromycin: 0.03,
      erythromycin: 0.03,
      coTrimoxazole: 0.04,
    },
  },
  bladder: {
    penicillinV: [0, 0],
    child: { trimethoprim: 0.5, pivmecillinam: 0.2, nitrofurantoin: 0.15, coTrimoxazole: 0.15 },
    other: {
      pivmecillinam: 0.56,
      nitrofurantoin: 0.16,
      trimethoprim: 0.2,
      coTrimoxazole: 0.035,
      ciprofloxacin: 0.028,
      cefalexin: 0.01,
      fosfomycin: 0.004,
    },
  },
  kidney: {
    penicillinV: [0, 0],
    child: { coTrimoxazole: 0.6, trimethoprim: 0.2, pivmecillinam: 0.2 },
    other: { coTrimoxazole: 0.4, pivmecillinam: 0.3, ciprofloxacin: 0.25, cefalexin: 0.04 },
  },
  skin: {
    penicillinV: [0.2, 0.13],
    child: { dicloxacillin: 0.5, cefalexin: 0.3, erythromycin: 0.2 },
    other: { dicloxacillin: 0.76, clindamycin: 0.14, cefalexin: 0.05, erythromycin: 0.05 },
  },
  wound: {
    penicillinV: [0.4, 0.3],
    child: { dicloxacillin: 0.5, cefalexin: 0.2, erythromycin: 0.3 },
    other: { dicloxacillin: 0.7, clindamycin: 0.12, doxycycline: 0.12, erythromycin: 0.06 },
  },
  ticks: {
    penicillinV: [0.85, 0.72],
    child: { amoxicillin: 0.7, erythromycin: 0.3 },
    other: { doxycycline: 0.85, amoxicillin: 0.1, azithromycin: 0.05 },
  },
  acne: { penicillinV: [0, 0], child: { lymecycline: 1 }, other: { lymecycline: 0.7, tetracycline: 0.3 } },
  tooth: {
    penicillinV: [0.75, 0.7],
    child: { amoxicillin: 1 },
    other: { amoxicillin: 0.3, metronidazole: 0.35, clindamycin: 0.35 },
  },
  genital: {
    penicillinV: [0, 0],
    child: NONE,
    other: { doxycycline: 0.6, azithromycin: 0.3, metronidazole: 0.1 },
  },
  stomach: {
    penicillinV: [0, 0],
    child: NONE,
    other: { amoxicillin: 0.5, clarithromycin: 0.3, metronidazole: 0.2 },
  },
  unclear: {
    penicillinV: [0.45, 0.38],
    child: CHILD_AIRWAYS,
    other: {
      doxycycline: 0.25,
      amoxicillin: 0.25,
      dicloxacillin: 0.2,
      ciprofloxacin: 0.08,
      clindamycin: 0.1,
      cefalexin: 0.06,
      benzylpenicillin: 0.06,
    },
  },
  methenamine: { penicillinV: [0, 0], child: { methenamine: 1 }, other: { methenamine: 1 } },
};
