import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** When a row was refused, so that it can be kept for a while only; older rows count from the migration on. */
export const ageOfRejects: Migration = {
  async up(db) {
    await sql
      .raw(`
alter table rejects add column recorded_at timestamptz not null default now();
create index rejects_recorded on rejects (recorded_at);
`)
      .execute(db);
  },
};
