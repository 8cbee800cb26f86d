import type { Month } from '../time/index.ts';
import type { WardType } from './ward-type.ts';

/**
 * A type of ward of an institution for as long as name, municipality and beds are the same, as the register of institutions
 * has it. An institution is all its lines: closed wards and earlier names are history, and stay.
 */
export interface InstitutionWard {
  readonly organisation: number;
  readonly wardType: WardType;
  readonly name: string;
  /** Four digits, with the code of the month in which the line began. */
  readonly municipality: string;
  /** `null` when unknown, and for home care. */
  readonly beds: number | null;
  readonly fromMonth: Month;
  /** The last month; `null` while it lasts. */
  readonly toMonth: Month | null;
  /** The institution that took the beds over when the line ended. */
  readonly continuedBy: number | null;
}
