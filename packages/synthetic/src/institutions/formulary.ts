import type { WardType } from '@smalspor/domain/institutions';
import { PRODUCTS, productIndex } from '../prescribing/products.ts';

/** Groups that trends, seasons and the programme act on. */
export const USE_GROUPS = ['urinary', 'respiratory', 'skin', 'other', 'injected', 'methenamine'] as const;
export type UseGroup = (typeof USE_GROUPS)[number];

/** A drug that institutions buy. Weights and shares are invented; they were chosen so that the published sums come out. */
export interface Stocked {
  readonly group: UseGroup;
  /** Weights of products by number. */
  readonly products: Readonly<Record<number, number>>;
  /** Weight of its doses within the group. */
  readonly weight: number;
  /** Part of the doses that comes packed for named residents, in homes that have it so: long courses. */
  readonly multidose?: number;
}

export const STOCKED: readonly Stocked[] = [
  { group: 'urinary', products: { 900013: 0.55, 900014: 0.15, 900015: 0.1, 900073: 0.2 }, weight: 56 },
  { group: 'urinary', products: { 900039: 0.5, 900040: 0.2, 900074: 0.3 }, weight: 22, multidose: 0.4 },
  {
    group: 'urinary',
    products: { 900047: 0.34, 900048: 0.4, 900075: 0.24, 900056: 0.02 },
    weight: 14,
    multidose: 0.3,
  },
  { group: 'urinary', products: { 900042: 1 }, weight: 8 },
  { group: 'respiratory', products: { 900001: 0.55, 900002: 0.44, 900055: 0.01 }, weight: 44 },
  { group: 'respiratory', products: { 900008: 0.5, 900009: 0.29, 900010: 0.2, 900057: 0.01 }, weight: 24 },
  { group: 'respiratory', products: { 900021: 0.6, 900023: 0.4 }, weight: 23 },
  { group: 'respiratory', products: { 900026: 0.6, 900027: 0.4 }, weight: 5 },
  { group: 'respiratory', products: { 900032: 1 }, weight: 2 },
  { group: 'respiratory', products: { 900016: 1 }, weight: 2 },
  { group: 'skin', products: { 900018: 0.5, 900019: 0.5 }, weight: 80 },
  { group: 'skin', products: { 900035: 0.6, 900036: 0.4 }, weight: 17 },
  { group: 'skin', products: { 900037: 1 }, weight: 3 },
  { group: 'other', products: { 900044: 0.5, 900045: 0.3, 900046: 0.2 }, weight: 66 },
  { group: 'other', products: { 900053: 0.92, 900054: 0.08 }, weight: 26 },
  { group: 'other', products: { 900071: 1 }, weight: 3 },
  { group: 'other', products: { 900072: 1 }, weight: 5, multidose: 0.5 },
  { group: 'injected', products: { 900007: 0.2, 900058: 0.8 }, weight: 37 },
  { group: 'injected', products: { 900059: 0.5, 900060: 0.5 }, weight: 15 },
  { group: 'injected', products: { 900062: 1 }, weight: 14 },
  { group: 'injected', products: { 900063: 0.5, 900064: 0.5 }, weight: 12 },
  { group: 'injected', products: { 900061: 1 }, weight: 8 },
  { group: 'injected', products: { 900065: 1 }, weight: 5 },
  { group: 'injected', products: { 900066: 1 }, weight: 3 },
  { group: 'injected', products: { 900070: 1 }, weight: 3 },
  { group: 'injected', products: { 900067: 1 }, weight: 2 },
  { group: 'injected', products: { 900069: 1 }, weight: 0.7 },
  { group: 'injected', products: { 900068: 1 }, weight: 0.3 },
  {
    group: 'methenamine',
    products: { 900049: 0.6, 900050: 0.38, 900051: 0.02 },
    weight: 100,
    multidose: 0.8,
  },
];

/** DDD per 100 bed days of an average ward in 2016, by group; home care: DDD per month. */
export const BASE_USE: Readonly<Record<WardType, Readonly<Record<UseGroup, number>>>> = {
  'long-term': { urinary: 3.6, respiratory: 1.4, skin: 0.65, other: 0.45, injected: 0.9, methenamine: 1 },
  'short-term': { urinary: 8, respiratory: 4.7, skin: 2.1, other: 1.7, injected: 6.4, methenamine: 1.2 },
  acute: { urinary: 6, respiratory: 9, skin: 2.5, other: 3, injected: 21, methenamine: 0.3 },
  'home-care': { urinary: 30, respiratory: 8, skin: 5, other: 3, injected: 4, methenamine: 25 },
};

/** DDD per package by the index of 2019 and later; products without DDD have none. */
export function dosesOf(product: number): number | null {
  return PRODUCTS[productIndex(product)]?.ddd?.from2019 ?? null;
}
