import type { WardType } from '@smalspor/domain/institutions';
import { FIRST_WORLD_YEAR } from '../country/world-time.ts';
import type { Place } from '../places/place.ts';

/** A time with one number of beds. World months, `until` is exclusive. */
export interface WardSpan {
  readonly from: number;
  readonly until: number;
  /** 0 for home care. */
  readonly beds: number;
}

/** Spans follow each other without a gap. */
export interface Ward {
  readonly type: WardType;
  readonly spans: readonly WardSpan[];
}

export type InstitutionKind = 'nursing-home' | 'acute-unit' | 'home-care';

export interface Institution {
  /** Its fixed place in the whole country: the organisation number is made of it. */
  readonly slot: number;
  readonly organisation: number;
  readonly name: string;
  readonly kind: InstitutionKind;
  readonly place: Place;
  /** Number of the place in the whole country, from 1. */
  readonly placeNumber: number;
  readonly from: number;
  readonly until: number;
  readonly wards: readonly Ward[];
  /** The organisation number of the institution that took the beds over. */
  readonly continuedBy: number | null;
}

/** World months are counted from the world's first January, months of the domain from year 0. */
export const DOMAIN_MONTH_OF_WORLD_START = FIRST_WORLD_YEAR * 12;

/** The ward's beds in a world month; `null` when it is not open. */
export function bedsIn(ward: Ward, month: number): number | null {
  const span = ward.spans.find(({ from, until }) => from <= month && month < until);
  return span ? span.beds : null;
}
