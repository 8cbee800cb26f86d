import { type CodeSet, type CountMeasure, packedDiagnoses, packedMedicines } from '../indicators/index.ts';
import { areRangesDisjoint, areRangesInside, type CodeRanges, codeRanges } from './code-ranges.ts';
import { areContactsDisjoint, type ContactSelection, isContactPart } from './contact-selection.ts';

/**
 * Which prescriptions are counted, whatever is counted of them (their number, their DDD, their patients). `null` does not
 * restrict.
 */
export interface LineSelection {
  readonly medicines: CodeRanges;
  readonly diagnoses: CodeRanges | null;
  readonly withDiagnosis: boolean;
  readonly ages: readonly [from: number, to: number] | null;
  readonly sex: 'female' | 'male' | null;
  readonly patients: 'list' | 'others' | null;
  readonly months: readonly number[] | null;
  /** Only prescribers who have declared an activity-adjusted list length. */
  readonly declared: boolean;
  /** Only months of which the register has counted the prescriber's contacts; left out where it does not matter. */
  readonly contactMonths?: true;
}

/** Prescriptions, or contacts with doctors: neither is ever a part of the other. */
export type Selection = LineSelection | ContactSelection;

/** @throws RangeError for a code set that is not among `codeSets`. */
export function selectionOf(
  measure: CountMeasure,
  codeSets: ReadonlyMap<string, CodeSet>,
  { declared, contactMonths }: { readonly declared: boolean; readonly contactMonths: boolean },
): LineSelection {
  const setOf = (id: string): CodeSet => {
    const set = codeSets.get(id);
    if (!set) throw new RangeError(`Unknown code set: ${id}`);
    return set;
  };
  return {
    medicines: codeRanges(packedMedicines(setOf(measure.medicines))),
    diagnoses: measure.diagnoses === undefined ? null : codeRanges(packedDiagnoses(setOf(measure.diagnoses))),
    withDiagnosis: measure.withDiagnosis ?? false,
    ages: measure.ages ?? null,
    sex: measure.sex ?? null,
    patients: measure.patients ?? null,
    months: measure.months ?? null,
    declared,
    ...(contactMonths ? { contactMonths } : {}),
  };
}

/** Whether everything in `part` is in `whole` by definition, whatever the data. Equal selections are parts of each other. */
export function isPart(part: Selection, whole: Selection): boolean {
  if ('contacts' in part || 'contacts' in whole) {
    return 'contacts' in part && 'contacts' in whole && isContactPart(part, whole);
  }
  return (
    areRangesInside(part.medicines, whole.medicines) &&
    (whole.diagnoses === null ||
      (part.diagnoses !== null && areRangesInside(part.diagnoses, whole.diagnoses))) &&
    (!whole.withDiagnosis || part.withDiagnosis || part.diagnoses !== null) &&
    (whole.ages === null ||
      (part.ages !== null && whole.ages[0] <= part.ages[0] && part.ages[1] <= whole.ages[1])) &&
    (whole.sex === null || part.sex === whole.sex) &&
    (whole.patients === null || part.patients === whole.patients) &&
    (whole.months === null || (part.months?.every((month) => whole.months?.includes(month)) ?? false)) &&
    (!whole.declared || part.declared) &&
    (!whole.contactMonths || part.contactMonths === true)
  );
}

/** Whether nothing can be in both by definition. */
export function areDisjoint(a: Selection, b: Selection): boolean {
  if ('contacts' in a || 'contacts' in b) {
    return 'contacts' in a && 'contacts' in b && areContactsDisjoint(a, b);
  }
  return (
    areRangesDisjoint(a.medicines, b.medicines) ||
    (a.diagnoses !== null && b.diagnoses !== null && areRangesDisjoint(a.diagnoses, b.diagnoses)) ||
    (a.ages !== null && b.ages !== null && (a.ages[1] < b.ages[0] || b.ages[1] < a.ages[0])) ||
    (a.sex !== null && b.sex !== null && a.sex !== b.sex) ||
    (a.patients !== null && b.patients !== null && a.patients !== b.patients) ||
    (a.months !== null && b.months !== null && !a.months.some((month) => b.months?.includes(month)))
  );
}
