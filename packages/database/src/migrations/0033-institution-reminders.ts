import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Letters to the contacts of institutions about what is lacking. */
export const institutionReminders: Migration = {
  async up(db) {
    await sql
      .raw(`
create table institution_reminders (
  id uuid primary key,
  organisation integer not null,
  person_id uuid not null references people (id),
  lacks text[] not null check (cardinality(lacks) > 0),
  reminded_at timestamptz not null,
  reminded_by text not null
);
create index institution_reminders_last on institution_reminders (organisation, reminded_at desc);
`)
      .execute(db);
  },
};
