import type { Diagnosis } from '@smalspor/domain/medicines';
import type { Month, PlainDate } from '@smalspor/domain/time';

/**
 * The oracle computes the cells of the cube a second time, from the rows of a small register in memory: loops written from
 * the definitions, to be read as a specification, with no database and no code of `measure`. A property test demands that both
 * agree. Rows here are what the register says, before anything is derived from them.
 */
export interface PlainRegister {
  /** First and last month of what is measured. */
  readonly from: Month;
  readonly to: Month;
  readonly lines: readonly PlainLine[];
  readonly lists: readonly PlainList[];
  readonly declaredLists: readonly PlainDeclaredList[];
  readonly ownDeclarations: readonly PlainOwnDeclaration[];
  readonly memberships: readonly PlainMembership[];
  readonly products: readonly PlainProduct[];
  readonly contacts?: readonly PlainContact[];
  readonly contactCounts?: readonly PlainContactCount[];
}

/** A contact with a doctor that was delivered by itself. */
export interface PlainContact {
  /** Orders the contacts of a patient with one doctor on one day. */
  readonly contact: number;
  readonly on: PlainDate;
  readonly tariff: string;
  readonly diagnosis: Diagnosis;
  readonly prescriber: number;
  readonly patient: number;
  readonly female: boolean;
  readonly birthYear: number;
}

/** How many contacts of a tariff a doctor had in a month. */
export interface PlainContactCount {
  readonly month: Month;
  readonly prescriber: number;
  readonly tariff: string;
  readonly contacts: number;
}

/** A line that left a pharmacy, or came back. */
export interface PlainLine {
  /** Orders the lines of one prescription that were dispensed on the same day. */
  readonly line: number;
  readonly prescription: number;
  readonly patient: number;
  readonly female: boolean;
  readonly birthYear: number;
  readonly prescribedOn: PlainDate;
  readonly dispensedOn: PlainDate;
  /** Seven characters. */
  readonly atc: string;
  readonly product: number | null;
  /** Hundredths of a package; negative for a return. */
  readonly packages100: number;
  readonly diagnosis: Diagnosis | null;
  readonly prescriber: number | null;
  /** Whether the prescriber was the patient's regular GP that day. */
  readonly onList: boolean;
}

/** A GP list at the end of a month. */
export interface PlainList {
  readonly month: Month;
  readonly listId: string;
  /** `null` while nobody holds the list. */
  readonly prescriber: number | null;
  /** Four digits. */
  readonly municipality: string;
  readonly patients: number;
  /** Patients by age band (`LIST_AGE_BANDS`). */
  readonly women: readonly number[];
  readonly men: readonly number[];
}

export interface PlainDeclaredList {
  readonly prescriber: number;
  readonly from: Month;
  /** Inclusive; `null` is open. */
  readonly to: Month | null;
  readonly patients: number;
}

/** What a doctor has declared in this house; at most one for each month that it begins in. */
export interface PlainOwnDeclaration {
  readonly prescriber: number;
  /** Until the doctor's next one. */
  readonly from: Month;
  readonly patients: number;
}

export interface PlainMembership {
  readonly group: number;
  readonly prescriber: number;
  readonly from: Month;
  /** Inclusive; `null` is open. */
  readonly to: Month | null;
}

export interface PlainProduct {
  readonly product: number;
  readonly atc: string;
  readonly strengthMg: number | null;
  readonly unitsPerPackage: number | null;
  readonly route: string;
  readonly salt: string | null;
  readonly form: string | null;
}
