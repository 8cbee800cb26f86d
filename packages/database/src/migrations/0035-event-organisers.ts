import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Who organises an event: a health region's centre, or the programmes' administration, which all were by until now. */
export const eventOrganisers: Migration = {
  async up(db) {
    await sql
      .raw(`
-- The health region whose centre organises it; null for the programmes' administration.
alter table events add column region text check (region <> '');
create index events_region on events (region) where region is not null;
`)
      .execute(db);
  },
};
