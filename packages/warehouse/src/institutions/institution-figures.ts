import type { InstitutionSums, WardType } from '@smalspor/domain/institutions';
import type { Month } from '@smalspor/domain/time';

/** A ward type, or `mixed` for an institution whose purchases cannot be divided among its wards. */
export type UnitType = WardType | 'mixed';

/** What one type of ward of one institution bought in a period. */
export interface InstitutionFigures {
  readonly organisation: number;
  readonly unitType: UnitType;
  /** Months of the period in which the institution was in the register, and those of them without any purchase. */
  readonly months: number;
  readonly monthsWithoutPurchase: number;
  /** `null` where those of some month are not known; home care has none. */
  readonly bedDays: number | null;
  readonly bedDaysEstimated: boolean;
  /** By the indicator's id. */
  readonly sums: Readonly<Record<string, InstitutionSums>>;
}

/** A month of one type of ward of one institution. */
export interface InstitutionMonth {
  /** Order lines of any goods. */
  readonly lines: number;
  /** `null` where nobody has told them. */
  readonly bedDays: number | null;
  /** By the indicator's id. */
  readonly sums: Readonly<Record<string, InstitutionSums>>;
}

/** The months in which one type of ward of one institution is in the register. */
export interface InstitutionMonths {
  readonly organisation: number;
  readonly unitType: Exclude<UnitType, 'home-care'>;
  readonly months: ReadonlyMap<Month, InstitutionMonth>;
}

/** Lines that are in no institution's figures, and why. */
export interface SalesQuality {
  readonly lines: number;
  /** The organisation number is not in the register of institutions in that month. */
  readonly unknownInstitution: number;
  /** The institution has no ward of the type that the line names. */
  readonly unknownWard: number;
  /** Another sender delivered the same sale; it is counted once. */
  readonly deliveredTwice: number;
}
