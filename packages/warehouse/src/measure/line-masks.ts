import type { LineEvent, LineMeasure } from './line-measure.ts';

/** Measures in one signed 64-bit word of the mask. */
const BITS_PER_WORD = 60;

/** Stands for «no diagnosis code» among the packed diagnoses. */
export const NO_DIAGNOSIS = -1;

/** Stands for «no product number». */
export const NO_PRODUCT = -1;

const ALL_EVENTS: readonly LineEvent[] = ['prescription', 'dispensing', 'dose', 'dosedPrescription'];

/** One or more words with a bit for each measure. */
export type Mask = readonly bigint[];

export function maskOf(measures: readonly LineMeasure[], counts: (measure: LineMeasure) => boolean): Mask {
  const words = maskWords(measures).map(() => 0n);
  for (const measure of measures) {
    const word = Math.floor(measure.bit / BITS_PER_WORD);
    if (counts(measure)) words[word] = (words[word] ?? 0n) | (1n << BigInt(measure.bit % BITS_PER_WORD));
  }
  return words;
}

/** Names of the words: `m0`, and more where there are many measures. */
export function maskWords(measures: readonly LineMeasure[]): readonly string[] {
  const words = Math.max(1, Math.ceil(measures.length / BITS_PER_WORD));
  return Array.from({ length: words }, (_, word) => `m${word}`);
}

/** Whether a mask (`m0` … in scope, or of `table`) has the bit of a measure. */
export function hasBitSql(measure: LineMeasure, table?: string): string {
  const word = Math.floor(measure.bit / BITS_PER_WORD);
  return `(${table ? `${table}.` : ''}m${word} & ${1n << BigInt(measure.bit % BITS_PER_WORD)}::BIGINT) <> 0`;
}

export function hasAnyBitSql(measures: readonly LineMeasure[]): string {
  return `(${measures.map((measure) => hasBitSql(measure)).join(' OR ') || 'false'})`;
}

/** What flags of a line let it count as; the alternatives of each flag exclude one another. */
function flagMasks(measures: readonly LineMeasure[]) {
  const events = (...events: LineEvent[]) => maskOf(measures, (measure) => events.includes(measure.event));
  return {
    onList: maskOf(measures, (measure) => measure.patients !== 'others'),
    offList: maskOf(measures, (measure) => measure.patients !== 'list'),
    returned: events('dose'),
    first: events(...ALL_EVENTS),
    later: events('dispensing', 'dose'),
    known: events(...ALL_EVENTS),
    unknown: events('prescription', 'dispensing'),
  };
}

/**
 * A FROM item of lines with their masks and `ddd` (hundredths; NULL unknown), beside prescriber, month, patient_key, female
 * and age. Lines that count for nothing may be missing. The mask is the AND of what medicine, diagnosis, age and sex, list,
 * kind of line and known dose each let the line count as.
 */
export function countedLinesSql(measures: readonly LineMeasure[], lines: string): string {
  const flags = flagMasks(measures);
  const words = maskWords(measures).map((name, word) => {
    const constant = (mask: Mask) => `${mask[word] ?? 0n}::BIGINT`;
    return `a.${name} & d.${name} & CASE WHEN x.female THEN g.f${word} ELSE g.${name} END
      & CASE WHEN x.on_list THEN ${constant(flags.onList)} ELSE ${constant(flags.offList)} END
      & CASE WHEN x.is_return THEN ${constant(flags.returned)} WHEN x.first_line THEN ${constant(flags.first)}
        ELSE ${constant(flags.later)} END
      & CASE WHEN x.ddd IS NULL THEN ${constant(flags.unknown)} ELSE ${constant(flags.known)} END AS ${name}`;
  });
  return `(SELECT x.prescriber, x.month, x.patient_key, x.female, x.age, x.ddd, ${words.join(', ')}
    FROM (SELECT l.*, TRY_CAST(l.packages100 * p.ddd_per_package AS INTEGER) AS ddd
      FROM ${lines} l JOIN product_class p ON p.product = coalesce(l.product, ${NO_PRODUCT})) x
    JOIN atc_class a ON a.atc = x.atc
    JOIN diagnosis_class d ON d.diagnosis = coalesce(x.diagnosis, ${NO_DIAGNOSIS})
    JOIN age_class g ON g.age = x.age)`;
}

/** The lines of a source with the verdicts of `judgeFirstLines` in place of what their batch could know. */
export function judgedLinesSql(lines: string): string {
  return `(SELECT l.* REPLACE (coalesce(v.verdict, l.first_line) AS first_line)
    FROM ${lines} l LEFT JOIN misjudged v ON v.line_key = l.line_key)`;
}

/** Every mask that a line can have: the classes and flags in all combinations. There are some hundreds. */
export function possibleMasksSql(measures: readonly LineMeasure[]): string {
  const names = maskWords(measures);
  const flags = flagMasks(measures);
  const oneOf = (...masks: Mask[]) =>
    `(VALUES ${masks.map((mask) => `(${mask.map((word) => `${word}::BIGINT`).join(', ')})`).join(', ')})`;
  const from = [
    `(SELECT DISTINCT ${names.join(', ')} FROM atc_class) a(${names})`,
    `(SELECT DISTINCT ${names.join(', ')} FROM diagnosis_class) d(${names})`,
    `(SELECT ${names.map((_, word) => `f${word}`)} FROM age_class UNION SELECT ${names} FROM age_class) g(${names})`,
    `${oneOf(flags.onList, flags.offList)} l(${names})`,
    `${oneOf(flags.returned, flags.first, flags.later)} e(${names})`,
    `${oneOf(flags.known, flags.unknown)} k(${names})`,
  ];
  const all = names.map(
    (name) => `a.${name} & d.${name} & g.${name} & l.${name} & e.${name} & k.${name} AS ${name}`,
  );
  return `SELECT DISTINCT ${all.join(', ')} FROM ${from.join(', ')}`;
}
