import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The register of institutions as the deliveries in force have it; the same rows lie in the lake. */
export const institutionWards: Migration = {
  async up(db) {
    await sql
      .raw(`
create table institution_wards (
  organisation integer not null,
  ward_type text not null check (ward_type in ('long-term', 'short-term', 'acute', 'home-care')),
  name text not null,
  municipality text not null,
  beds integer check (beds > 0),
  from_month integer not null,
  to_month integer check (to_month >= from_month),
  continued_by integer,
  batch_id text not null references batches (id),
  primary key (batch_id, organisation, ward_type, from_month)
);
create index institution_wards_by_organisation on institution_wards (organisation);
`)
      .execute(db);
  },
};
