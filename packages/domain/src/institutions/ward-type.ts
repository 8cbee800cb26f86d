/**
 * What a ward is for. Figures of different types are never mixed: the stays are shorter and the residents more ill in some
 * than in others, and short-term homes use far more antibiotics for each bed day (Harbin 2020, doi 10.1093/jacamr/dlaa093).
 * - `long-term` people who live there
 * - `short-term` rehabilitation, relief and assessment
 * - `acute` municipal acute beds (KAD/MAU)
 * - `home-care` people at home whose medicines the municipality buys; they have no bed days
 */
export const WARD_TYPES = ['long-term', 'short-term', 'acute', 'home-care'] as const;
export type WardType = (typeof WARD_TYPES)[number];
