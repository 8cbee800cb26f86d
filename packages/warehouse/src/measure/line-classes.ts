import type { DuckDBConnection } from '@duckdb/node-api';
import { type CodeSet, packedDiagnoses, packedMedicines, selectionHas } from '@smalspor/domain/indicators';
import { unpackAtc } from '@smalspor/domain/medicines';
import { Refusal } from '@smalspor/domain/refusal';
import { createTableOf } from './append-rows.ts';
import { maskOf, maskWords, NO_DIAGNOSIS, NO_PRODUCT } from './line-masks.ts';
import type { LineMeasure } from './line-measure.ts';

type IsIn = (set: string, code: number) => boolean;

/**
 * Tables `atc_class`, `diagnosis_class` and `age_class`: for every code and age that the lake holds, the mask of the
 * measures that it lets a line count for. `product_class`: what a package of every product is in DDDs, NULL where it is not known.
 * Nothing that a line can hold is missing, so that lines meet the tables in inner joins: DuckDB looks these up by place.
 * @throws Refusal `content-invalid` for an unknown set, or a combination that counts a medicine twice or less than never.
 */
export async function createLineClasses(
  connection: DuckDBConnection,
  measures: readonly LineMeasure[],
  codeSets: ReadonlyMap<string, CodeSet>,
): Promise<void> {
  const words = maskWords(measures);
  const columns = (prefix: string) =>
    Object.fromEntries(words.map((_, word) => [`${prefix}${word}`, 'BIGINT' as const]));
  const distinct = async (column: string) => {
    const reader = await connection.runAndReadAll(`SELECT DISTINCT ${column} FROM lake_lines`);
    return reader.getRows().flatMap(([value]) => (value === null ? [] : [Number(value)]));
  };

  const medicineIn = membership(codeSets, packedMedicines);
  const atcRows = (await distinct('atc'))
    .map((atc) => [atc, ...maskOf(measures, (measure) => countsMedicine(measure, atc, medicineIn))])
    .filter(([, ...mask]) => mask.some((word) => word !== 0n));
  await createTableOf(connection, 'atc_class', { atc: 'INTEGER', ...columns('m') }, atcRows);

  const diagnosisIn = membership(codeSets, packedDiagnoses);
  const diagnosisRows = [NO_DIAGNOSIS, ...(await distinct('diagnosis'))].map((code) => [
    code,
    ...maskOf(measures, (measure) => countsDiagnosis(measure, code, diagnosisIn)),
  ]);
  await createTableOf(
    connection,
    'diagnosis_class',
    { diagnosis: 'INTEGER', ...columns('m') },
    diagnosisRows,
  );

  const ageRows = (await distinct('age')).map((age) => [
    age,
    ...maskOf(measures, (measure) => countsPatient(measure, age, 'female')),
    ...maskOf(measures, (measure) => countsPatient(measure, age, 'male')),
  ]);
  await connection.run(`
    CREATE OR REPLACE TABLE product_class AS
    SELECT l.product, p.ddd_per_package
    FROM (SELECT DISTINCT coalesce(product, ${NO_PRODUCT}) AS product FROM lake_lines) l
    LEFT JOIN product_ddd p ON p.product = l.product`);

  await createTableOf(connection, 'age_class', { age: 'INTEGER', ...columns('f'), ...columns('m') }, ageRows);
}

/** Membership of a named set, with the ranges of each set made once. */
function membership(codeSets: ReadonlyMap<string, CodeSet>, pack: typeof packedMedicines): IsIn {
  const packed = new Map<string, ReturnType<typeof packedMedicines>>();
  return (set, code) => {
    const codeSet = codeSets.get(set);
    if (!codeSet) throw new Refusal('content-invalid', `There is no code set ${set}.`);
    const selection = packed.get(set) ?? pack(codeSet);
    packed.set(set, selection);
    return selectionHas(selection, code);
  };
}

function countsMedicine(measure: LineMeasure, atc: number, isIn: IsIn): boolean {
  const times = measure.medicines.reduce((sum, { set, weight }) => sum + (isIn(set, atc) ? weight : 0), 0);
  if (times === 0 || times === 1) return times === 1;
  const sets = measure.medicines.map(({ set, weight }) => `${weight === 1 ? '+' : '−'}${set}`).join(' ');
  throw new Refusal('content-invalid', `The combination ${sets} counts ${unpackAtc(atc)} ${times} times.`);
}

function countsDiagnosis(measure: LineMeasure, code: number, isIn: IsIn): boolean {
  if (measure.diagnoses !== null) return code !== NO_DIAGNOSIS && isIn(measure.diagnoses, code);
  return !measure.withDiagnosis || code !== NO_DIAGNOSIS;
}

function countsPatient({ ages, sex }: LineMeasure, age: number, patient: 'female' | 'male'): boolean {
  // 120 stands for «and older», as in the age bands of the lists.
  const inAges = ages === null || (age >= ages[0] && (age <= ages[1] || ages[1] >= 120));
  return inAges && (sex === null || sex === patient);
}
