import { AREA_LEVELS, type AreaLevel } from './published-grid.ts';
import { RESIDENTS } from './users.ts';

/** Kinds of period in the order of their numbers in a key. */
const KINDS = ['month', 'half', 'rolling12'] as const;

type KeyLevel = AreaLevel | typeof RESIDENTS;
const KEY_LEVELS: readonly KeyLevel[] = [...AREA_LEVELS, RESIDENTS];

const END_BITS = 16;
const UNIT_BITS = 32;

/** Level, unit, kind and last month as one whole number: what cells are joined by while they are counted. */
export function cellKeySql(level: KeyLevel, unit: string, kind: string, end: string): string {
  const kinds = KINDS.map((name, index) => `WHEN '${name}' THEN ${index}`).join(' ');
  const head = `(${KEY_LEVELS.indexOf(level) * KINDS.length} + CASE ${kind} ${kinds} END)::BIGINT`;
  return `((${head} << ${UNIT_BITS + END_BITS}) + (${unit}::BIGINT << ${END_BITS}) + ${end})`;
}

/** The four parts of `key` again, under their own names. */
export function cellKeyPartsSql(): string {
  const head = `key >> ${UNIT_BITS + END_BITS}`;
  const pick = (values: readonly string[], index: string) =>
    `CASE ${index} ${values.map((value, number) => `WHEN ${number} THEN '${value}'`).join(' ')} END`;
  return [
    `${pick(KEY_LEVELS, `(${head}) // ${KINDS.length}`)} AS level`,
    `((key >> ${END_BITS}) & ${2 ** UNIT_BITS - 1})::INTEGER AS unit`,
    `${pick(KINDS, `(${head}) % ${KINDS.length}`)} AS kind`,
    `(key & ${2 ** END_BITS - 1})::INTEGER AS period_end`,
  ].join(', ');
}
