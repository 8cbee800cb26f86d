import { formatMonth } from '@smalspor/domain/time';
import type { Declaration } from './declaration.ts';

/** Functions that descriptors use in their SQL. */
export const SQL_WORDS: readonly string[] = [
  'CREATE MACRO month_of(day) AS (year(day) * 12 + month(day) - 1)::INTEGER',
];

/** Words that stand for the declared period in a descriptor's SQL, replaced by literals. */
export function withPeriod(sql: string, period: Pick<Declaration, 'from' | 'to'>): string {
  return sql
    .replaceAll('$first_day', `DATE '${formatMonth(period.from)}-01'`)
    .replaceAll('$last_day', `last_day(DATE '${formatMonth(period.to)}-01')`)
    .replaceAll('$first_month', String(period.from))
    .replaceAll('$last_month', String(period.to));
}
