import { type CodeSet, type ContactMeasure, packedDiagnoses, packedMedicines } from '../indicators/index.ts';
import { areRangesDisjoint, areRangesInside, type CodeRanges, codeRanges } from './code-ranges.ts';

/** Which contacts are counted. `null` does not restrict. */
export interface ContactSelection {
  readonly contacts: ContactMeasure['count'];
  readonly tariffs: readonly string[] | null;
  readonly diagnoses: CodeRanges | null;
  readonly treated: {
    readonly medicines: CodeRanges;
    readonly withinDays: number;
    readonly by: 'anyone' | 'contact';
  } | null;
  readonly ages: readonly [from: number, to: number] | null;
  readonly sex: 'female' | 'male' | null;
  /** Only contacts that so many days have been measured after. */
  readonly followedDays: number;
}

/** @throws RangeError for a code set that is not among `codeSets`. */
export function contactSelectionOf(
  { count, tariffs, diagnoses, treated, ages, sex }: ContactMeasure,
  codeSets: ReadonlyMap<string, CodeSet>,
  days: number,
): ContactSelection {
  const setOf = (id: string): CodeSet => {
    const set = codeSets.get(id);
    if (!set) throw new RangeError(`Unknown code set: ${id}`);
    return set;
  };
  return {
    contacts: count,
    tariffs: tariffs === undefined ? null : [...tariffs].sort(),
    diagnoses: diagnoses === undefined ? null : codeRanges(packedDiagnoses(setOf(diagnoses))),
    treated:
      treated === undefined
        ? null
        : { ...treated, medicines: codeRanges(packedMedicines(setOf(treated.medicines))) },
    ages: ages ?? null,
    sex: sex ?? null,
    followedDays: days,
  };
}

/** Whether every contact in `part` is in `whole` by definition. Which contact begins an episode depends on all its diagnoses. */
export function isContactPart(part: ContactSelection, whole: ContactSelection): boolean {
  if (part.contacts !== whole.contacts) return false;
  const ofTheSame =
    part.contacts === 'episodes'
      ? JSON.stringify([part.tariffs, part.diagnoses]) === JSON.stringify([whole.tariffs, whole.diagnoses])
      : (whole.tariffs === null ||
          (part.tariffs?.every((tariff) => whole.tariffs?.includes(tariff)) ?? false)) &&
        (whole.diagnoses === null ||
          (part.diagnoses !== null && areRangesInside(part.diagnoses, whole.diagnoses)));
  return (
    ofTheSame &&
    isTreatedPart(part.treated, whole.treated) &&
    (whole.ages === null ||
      (part.ages !== null && whole.ages[0] <= part.ages[0] && part.ages[1] <= whole.ages[1])) &&
    (whole.sex === null || part.sex === whole.sex) &&
    part.followedDays >= whole.followedDays
  );
}

function isTreatedPart(part: ContactSelection['treated'], whole: ContactSelection['treated']): boolean {
  if (whole === null) return true;
  return (
    part !== null &&
    areRangesInside(part.medicines, whole.medicines) &&
    part.withinDays <= whole.withinDays &&
    (whole.by === 'anyone' || part.by === 'contact')
  );
}

/** Whether no contact can be in both by definition. */
export function areContactsDisjoint(a: ContactSelection, b: ContactSelection): boolean {
  return (
    (a.tariffs !== null && b.tariffs !== null && !a.tariffs.some((tariff) => b.tariffs?.includes(tariff))) ||
    (a.diagnoses !== null && b.diagnoses !== null && areRangesDisjoint(a.diagnoses, b.diagnoses)) ||
    (a.ages !== null && b.ages !== null && (a.ages[1] < b.ages[0] || b.ages[1] < a.ages[0])) ||
    (a.sex !== null && b.sex !== null && a.sex !== b.sex)
  );
}
