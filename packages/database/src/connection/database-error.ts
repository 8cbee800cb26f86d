import pg from 'pg';

/**
 * A failed statement without its values. PostgreSQL writes parameters and whole keys into its messages, and
 * those may be health data; what is left here names only the kind of failure and the place in the schema.
 */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  /** SQLSTATE, or the driver's code for a lost connection; `unknown` for anything else. */
  readonly sqlState: string;
  readonly table: string | null;
  readonly column: string | null;
  readonly constraint: string | null;

  constructor(sqlState: string, place: { table?: string; column?: string; constraint?: string } = {}) {
    const named =
      place.constraint ?? [place.table, place.column].filter((part) => part !== undefined).join('.');
    super(`Database error ${sqlState}${named ? ` on ${named}` : ''}`);
    this.sqlState = sqlState;
    this.table = place.table ?? null;
    this.column = place.column ?? null;
    this.constraint = place.constraint ?? null;
  }
}

/** Turns whatever a driver threw into a `DatabaseError`; the original is dropped on purpose, not kept as cause. */
export function toDatabaseError(error: unknown): DatabaseError {
  if (error instanceof DatabaseError) return error;
  if (error instanceof pg.DatabaseError) {
    return new DatabaseError(error.code ?? 'unknown', {
      ...(error.table === undefined ? {} : { table: error.table }),
      ...(error.column === undefined ? {} : { column: error.column }),
      ...(error.constraint === undefined ? {} : { constraint: error.constraint }),
    });
  }
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    return new DatabaseError(error.code);
  }
  const lost = error instanceof Error && /terminated|Connection|timeout/i.test(error.message);
  return new DatabaseError(lost ? 'connection-lost' : 'unknown');
}
