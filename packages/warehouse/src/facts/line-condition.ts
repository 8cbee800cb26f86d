import {
  type CodeSet,
  type PackedSelection,
  packedDiagnoses,
  packedMedicines,
} from '@smalspor/domain/indicators';
import { Refusal } from '@smalspor/domain/refusal';
import type { FactTerm } from './fact-sides.ts';

/** SQL of whether a line of the lake, with its `ddd` (hundredths; NULL unknown), counts in a term. */
export function lineConditionSql(
  { measure, dosedOnly }: FactTerm,
  codeSets: ReadonlyMap<string, CodeSet>,
): string {
  const setOf = (id: string): CodeSet => {
    const set = codeSets.get(id);
    if (set === undefined) throw new Refusal('content-invalid', `There is no code set ${id}.`);
    return set;
  };
  const { count, medicines, diagnoses, withDiagnosis, ages, sex, patients, months } = measure;
  const conditions = [
    inSelectionSql('atc', packedMedicines(setOf(medicines))),
    ...(count === 'ddd' ? [] : ['NOT is_return']),
    ...(count === 'prescriptions' ? ['first_line'] : []),
    ...(count === 'ddd' || dosedOnly ? ['ddd IS NOT NULL'] : []),
    ...(diagnoses === undefined
      ? withDiagnosis
        ? ['diagnosis IS NOT NULL']
        : []
      : [`coalesce(${inSelectionSql('diagnosis', packedDiagnoses(setOf(diagnoses)))}, false)`]),
    ...(ages === undefined ? [] : [`age >= ${ages[0]}`]),
    // 120 stands for «and older», as in the age bands of the lists.
    ...(ages === undefined || ages[1] >= 120 ? [] : [`age <= ${ages[1]}`]),
    ...(sex === undefined ? [] : [sex === 'female' ? 'female' : 'NOT female']),
    ...(patients === undefined ? [] : [patients === 'list' ? 'on_list' : 'NOT on_list']),
    ...(months === undefined ? [] : [`month % 12 + 1 IN (${months.join(', ')})`]),
  ];
  return `(${conditions.join(' AND ')})`;
}

/** Whether a term asks for doses, so that packages must be looked up. */
export function needsDose({ measure, dosedOnly }: FactTerm): boolean {
  return dosedOnly || measure.count === 'ddd';
}

function inSelectionSql(column: string, { include, exclude }: PackedSelection): string {
  const within = (ranges: PackedSelection['include']) =>
    ranges
      .map(([first, last]) =>
        first === last ? `${column} = ${first}` : `${column} BETWEEN ${first} AND ${last}`,
      )
      .join(' OR ') || 'false';
  return exclude.length === 0
    ? `(${within(include)})`
    : `((${within(include)}) AND NOT (${within(exclude)}))`;
}
