import type { DuckDBConnection } from '@duckdb/node-api';
import { hasBitSql, maskWords, possibleMasksSql } from './line-masks.ts';
import type { LineMeasure } from './line-measure.ts';

/**
 * Several sums in one: a word holds the counts of a few measures in fields side by side, and one addition counts for all
 * of them. Lines are looked up by their mask in a table of ready words. This halves the time of the pass over the facts;
 * who reads the fields must make sure that none has run over.
 */
export interface PackedField {
  readonly name: string;
  readonly measure: LineMeasure;
  readonly word: string;
  /** Lowest bit of the field in its word. */
  readonly shift: number;
}

/** Bits of a count's field: up to 32,767 lines. Four of them leave the sign alone. */
export const COUNT_BITS = 15;
const COUNTS_PER_WORD = 4;

/** Bits of a signed sum's field: up to 2³⁰ either way. */
export const SUM_BITS = 31;
const SUMS_PER_WORD = 2;

export function packCounts(parts: readonly NamedPart[], prefix: string): readonly PackedField[] {
  return pack(parts, prefix, COUNT_BITS, COUNTS_PER_WORD);
}

export function packSums(parts: readonly NamedPart[], prefix: string): readonly PackedField[] {
  return pack(parts, prefix, SUM_BITS, SUMS_PER_WORD);
}

interface NamedPart {
  readonly name: string;
  readonly measure: LineMeasure;
}

function pack(
  parts: readonly NamedPart[],
  prefix: string,
  bits: number,
  perWord: number,
): readonly PackedField[] {
  return parts.map(({ name, measure }, index) => ({
    name,
    measure,
    word: `${prefix}${Math.floor(index / perWord)}`,
    shift: bits * (index % perWord),
  }));
}

export function wordsOf(fields: readonly PackedField[]): readonly string[] {
  return [...new Set(fields.map(({ word }) => word))];
}

/** Makes a table of every possible mask with its words: 1 in the field of each measure that the mask has. */
export async function createMaskWords(
  connection: DuckDBConnection,
  table: string,
  measures: readonly LineMeasure[],
  fields: readonly PackedField[],
): Promise<void> {
  const words = [...Map.groupBy(fields, ({ word }) => word)].map(
    ([word, inWord]) =>
      `(${inWord
        .map(
          ({ measure, shift }) =>
            `CASE WHEN ${hasBitSql(measure)} THEN ${2n ** BigInt(shift)}::BIGINT ELSE 0 END`,
        )
        .join(' + ')})::BIGINT AS ${word}`,
  );
  const columns = [...maskWords(measures), ...words].join(', ');
  await connection.run(
    `CREATE OR REPLACE TABLE ${table} AS SELECT ${columns} FROM (${possibleMasksSql(measures)})`,
  );
}

/** Join of lines `c` with their words `w`. */
export function onMaskSql(measures: readonly LineMeasure[]): string {
  return maskWords(measures)
    .map((name) => `w.${name} = c.${name}`)
    .join(' AND ');
}

/** The count in a field of an added-up word. */
export function countFieldSql({ word, shift }: PackedField): string {
  return `((${word} >> ${shift}) & ${2 ** COUNT_BITS - 1})::INTEGER`;
}

/** The signed sum in a field of an added-up word: the lower field borrows from the upper when it is negative. */
export function sumFieldSql({ word, shift }: PackedField): string {
  const half = 2n ** BigInt(SUM_BITS - 1);
  const low = `(((${word} + ${half}) & ${2n ** BigInt(SUM_BITS) - 1n}) - ${half})`;
  return shift === 0 ? `${low}::BIGINT` : `((${word} - ${low}) >> ${SUM_BITS})::BIGINT`;
}
