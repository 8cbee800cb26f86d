import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Roles may be held in an institution, by its organisation number. */
export const institutionRoles: Migration = {
  async up(db) {
    await sql
      .raw(`
alter table role_assignments drop constraint role_assignments_unit_kind_check;
alter table role_assignments add constraint role_assignments_unit_kind_check
  check (unit_kind in ('none', 'group', 'municipality', 'county', 'region', 'institution'));
`)
      .execute(db);
  },
};
