import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Roles may be held in a health region, and a role that was granted can be taken away at once. */
export const regionRoles: Migration = {
  async up(db) {
    await sql
      .raw(`
alter table role_assignments drop constraint role_assignments_unit_kind_check;
alter table role_assignments add constraint role_assignments_unit_kind_check
  check (unit_kind in ('none', 'group', 'municipality', 'county', 'region'));
-- A role that ends on a day holds that whole day; from this instant on it holds no more, whatever the days say.
alter table role_assignments add column ended_at timestamptz;
alter table role_assignments add constraint role_assignments_ended_granted
  check (ended_at is null or source <> 'register');
`)
      .execute(db);
  },
};
