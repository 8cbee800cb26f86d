import type { CodeSet, CountMeasure } from '@smalspor/domain/indicators';
import type { CountedLine } from './counted-lines.ts';

/** Whether a line counts for a measure, apart from the months and the prescribers that it is counted over. */
export function lineCounts(
  line: CountedLine,
  measure: CountMeasure,
  codeSets: ReadonlyMap<string, CodeSet>,
): boolean {
  return (
    isEvent(line, measure) &&
    hasCode(codeSets, measure.medicines, 'ATC', line.atc) &&
    hasDiagnosis(line, measure, codeSets) &&
    isOfAge(line.age, measure.ages) &&
    (measure.sex === undefined || (measure.sex === 'female') === line.female) &&
    (measure.patients === undefined || (measure.patients === 'list') === line.onList) &&
    (measure.months === undefined || measure.months.includes((line.month % 12) + 1))
  );
}

function isEvent(line: CountedLine, { count }: CountMeasure): boolean {
  if (count === 'ddd') return line.ddd100 !== null;
  return count === 'dispensings' ? line.isDispensing : line.isPrescription;
}

function hasDiagnosis(
  { diagnosis }: CountedLine,
  { diagnoses, withDiagnosis }: CountMeasure,
  codeSets: ReadonlyMap<string, CodeSet>,
): boolean {
  if (diagnosis === null) return diagnoses === undefined && withDiagnosis !== true;
  return diagnoses === undefined || hasCode(codeSets, diagnoses, diagnosis.system, diagnosis.code);
}

/** A set holds the codes that begin with one of its texts and with none of those it leaves out. */
export function hasCode(
  codeSets: ReadonlyMap<string, CodeSet>,
  set: string,
  system: string,
  code: string,
): boolean {
  const begins = (start: string) => code.startsWith(start);
  const selections = codeSets.get(set)?.selections ?? [];
  return selections.some(
    (selection) =>
      selection.system === system && selection.include.some(begins) && !selection.exclude.some(begins),
  );
}

/** Both ends belong; 120 stands for «and older». */
export function isOfAge(age: number, ages: readonly [number, number] | undefined): boolean {
  return ages === undefined || (ages[0] <= age && (age <= ages[1] || ages[1] >= 120));
}
