import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** National series as a statistics bank last told them. Public figures of no person. */
export const referenceSeries: Migration = {
  async up(db) {
    await sql
      .raw(`
create table reference_series (
  id text primary key,
  fetched_at timestamptz not null,
  address text not null,
  answer_sha256 text not null check (answer_sha256 ~ '^[0-9a-f]{64}$'),
  points jsonb not null
);
`)
      .execute(db);
  },
};
