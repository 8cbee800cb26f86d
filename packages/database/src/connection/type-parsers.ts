import pg from 'pg';

const { builtins } = pg.types;

/**
 * How PostgreSQL's values arrive, the same on every connection: counts as safe integers, exact decimals as
 * numbers, register dates as `YYYY-MM-DD` and instants as ISO 8601 in UTC.
 */
const PARSERS: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [builtins.INT8, toSafeInteger],
  [builtins.NUMERIC, Number],
  [builtins.DATE, (text) => text],
  [builtins.TIMESTAMPTZ, toInstant],
]);

export const TYPE_PARSERS: pg.CustomTypesConfig = {
  getTypeParser: (id: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : PARSERS.get(id)) ?? pg.types.getTypeParser(id, format ?? 'text'),
};

function toSafeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError('A bigint from the database is beyond 2^53');
  return value;
}

function toInstant(text: string): string {
  return new Date(text).toISOString();
}
