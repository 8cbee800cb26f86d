import type { DuckDBConnection } from '@duckdb/node-api';
import { type CodeSet, packedDiagnoses, packedMedicines, selectionHas } from '@smalspor/domain/indicators';
import { unpackAtc } from '@smalspor/domain/medicines';
import { Refusal } from '@smalspor/domain/refusal';
import { createTableOf } from './append-rows.ts';
import type { LineEvent, LineMeasure } from './line-measure.ts';

/** Measures in one signed 64-bit word of the mask. */
export const BITS_PER_WORD = 60;

/** Stands for «no diagnosis code» among the packed diagnoses. */
const NO_DIAGNOSIS = -1;

const ALL_EVENTS: readonly LineEvent[] = ['prescription', 'dispensing', 'dose', 'dosedPrescription'];

/**
 * The mask of a line is the AND of what its medicine, its diagnosis, its patient's age and sex, the list and its kind of
 * event each let it count as. The first three are looked up in small tables, made here from the codes that the lake holds.
 */
export async function createLineClasses(
  connection: DuckDBConnection,
  measures: readonly LineMeasure[],
  codeSets: ReadonlyMap<string, CodeSet>,
): Promise<void> {
  const words = wordCount(measures);
  const names = (prefix: string) =>
    Object.fromEntries(Array.from({ length: words }, (_, word) => [`${prefix}${word}`, 'BIGINT' as const]));

  const atcCodes = await integers(connection, 'SELECT DISTINCT atc FROM lake_lines WHERE atc IS NOT NULL');
  const medicineHas = selections(codeSets, packedMedicines);
  const atcRows = atcCodes
    .map((atc) => [atc, ...maskWords(measures, (measure) => countsMedicine(measure, atc, medicineHas))])
    .filter(([, ...mask]) => mask.some((word) => word !== 0n));
  await createTableOf(connection, 'atc_class', { atc: 'INTEGER', ...names('m') }, atcRows);

  const diagnoses = await integers(
    connection,
    `SELECT DISTINCT coalesce(diagnosis, ${NO_DIAGNOSIS}) FROM lake_lines`,
  );
  const diagnosisHas = selections(codeSets, packedDiagnoses);
  await createTableOf(
    connection,
    'diagnosis_class',
    { diagnosis: 'INTEGER', ...names('m') },
    diagnoses.map((code) => [
      code,
      ...maskWords(measures, (measure) => countsDiagnosis(measure, code, diagnosisHas)),
    ]),
  );

  const ages = await integers(connection, 'SELECT DISTINCT age FROM lake_lines WHERE age IS NOT NULL');
  const ofAge = (age: number, sex: 'female' | 'male') =>
    maskWords(measures, (measure) => countsPatient(measure, age, sex));
  await createTableOf(
    connection,
    'age_class',
    { age: 'INTEGER', ...names('f'), ...names('m') },
    ages.map((age) => [age, ...ofAge(age, 'female'), ...ofAge(age, 'male')]),
  );
}

export function wordCount(measures: readonly LineMeasure[]): number {
  return Math.max(1, Math.ceil(measures.length / BITS_PER_WORD));
}

/**
 * A FROM item of lines with their masks `m0` … and `ddd` (hundredths; NULL unknown), beside prescriber, month,
 * patient_key, female and age. Lines that count for nothing may be missing. `first_line_verdict` corrects what a batch could not know.
 */
export function countedLinesSql(measures: readonly LineMeasure[], source: string): string {
  const words = Array.from({ length: wordCount(measures) }, (_, word) => {
    const mask = (counts: (measure: LineMeasure) => boolean) =>
      `${maskWords(measures, counts)[word]}::BIGINT`;
    const events = (...events: LineEvent[]) => mask((measure) => events.includes(measure.event));
    const list = mask((measure) => measure.patients !== 'others');
    const others = mask((measure) => measure.patients !== 'list');
    return `(a.m${word} & d.m${word} & CASE WHEN x.female THEN g.f${word} ELSE g.m${word} END
      & CASE WHEN x.on_list THEN ${list} ELSE ${others} END
      & CASE WHEN x.is_return THEN ${events('dose')} WHEN x.first_line THEN ${events(...ALL_EVENTS)}
        ELSE ${events('dispensing', 'dose')} END
      & CASE WHEN x.ddd IS NULL THEN ${events('prescription', 'dispensing')} ELSE ${events(...ALL_EVENTS)} END) AS m${word}`;
  });
  return `(SELECT x.prescriber, x.month, x.patient_key, x.female, x.age, x.ddd, ${words.join(', ')}
    FROM (SELECT l.* EXCLUDE (first_line), coalesce(v.first_line, l.first_line) AS first_line,
        TRY_CAST(l.packages100 * p.ddd_per_package AS INTEGER) AS ddd
      FROM ${source} l
      LEFT JOIN first_line_verdict v ON v.line_key = l.line_key
      LEFT JOIN product_ddd p ON p.product = l.product) x
    JOIN atc_class a ON a.atc = x.atc
    JOIN diagnosis_class d ON d.diagnosis = coalesce(x.diagnosis, ${NO_DIAGNOSIS})
    JOIN age_class g ON g.age = x.age)`;
}

/** Whether the line's mask has the bit of a measure. */
export function hasBitSql(measure: LineMeasure): string {
  const word = Math.floor(measure.bit / BITS_PER_WORD);
  return `(m${word} & ${1n << BigInt(measure.bit % BITS_PER_WORD)}::BIGINT) <> 0`;
}

function maskWords(measures: readonly LineMeasure[], counts: (measure: LineMeasure) => boolean): bigint[] {
  const words = Array.from({ length: wordCount(measures) }, () => 0n);
  for (const measure of measures) {
    const word = Math.floor(measure.bit / BITS_PER_WORD);
    if (counts(measure)) words[word] = (words[word] ?? 0n) | (1n << BigInt(measure.bit % BITS_PER_WORD));
  }
  return words;
}

/** Membership of a named set, with the ranges of each set made once. */
function selections(codeSets: ReadonlyMap<string, CodeSet>, pack: typeof packedMedicines) {
  const packed = new Map<string, ReturnType<typeof packedMedicines>>();
  return (set: string, code: number): boolean => {
    const codeSet = codeSets.get(set);
    if (!codeSet) throw new Refusal('content-invalid', `There is no code set ${set}.`);
    const selection = packed.get(set) ?? pack(codeSet);
    packed.set(set, selection);
    return selectionHas(selection, code);
  };
}

function countsMedicine(
  measure: LineMeasure,
  atc: number,
  isIn: (set: string, code: number) => boolean,
): boolean {
  const times = measure.medicines.reduce((sum, { set, weight }) => sum + (isIn(set, atc) ? weight : 0), 0);
  if (times === 0 || times === 1) return times === 1;
  const sets = measure.medicines.map(({ set, weight }) => `${weight === 1 ? '+' : '−'}${set}`).join(' ');
  throw new Refusal('content-invalid', `The combination ${sets} counts ${unpackAtc(atc)} ${times} times.`);
}

function countsDiagnosis(
  measure: LineMeasure,
  code: number,
  isIn: (set: string, code: number) => boolean,
): boolean {
  if (measure.diagnoses !== null) return code !== NO_DIAGNOSIS && isIn(measure.diagnoses, code);
  return !measure.withDiagnosis || code !== NO_DIAGNOSIS;
}

function countsPatient(measure: LineMeasure, age: number, sex: 'female' | 'male'): boolean {
  const [from, to] = measure.ages ?? [0, Number.POSITIVE_INFINITY];
  // 120 stands for «and older», as in the age bands of the lists.
  const inAges = measure.ages === null || (age >= from && (age <= to || to >= 120));
  return inAges && (measure.sex === null || measure.sex === sex);
}

async function integers(connection: DuckDBConnection, sql: string): Promise<number[]> {
  const reader = await connection.runAndReadAll(sql);
  return reader.getRows().map(([value]) => Number(value));
}
