import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Of which institution something has been told of a month: nothing given is not the same as nothing told. */
export const toldMonths: Migration = {
  async up(db) {
    await sql
      .raw(`
alter table lmdi_months add column organisation integer not null default 0;
alter table lmdi_months alter column organisation drop default;
alter table lmdi_months drop constraint lmdi_months_pkey;
alter table lmdi_months add primary key (month, organisation);
`)
      .execute(db);
  },
};
