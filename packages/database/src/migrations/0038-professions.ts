import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What an HPR number is somebody's as: nurses have one too. Known from the next log-in on; until then nothing is assumed. */
export const professions: Migration = {
  async up(db) {
    await sql
      .raw(`
-- Codes of the register of health personnel, such as LE and SP; null where the log-in service has told none.
alter table people add column professions text[] check (array_position(professions, null) is null);
`)
      .execute(db);
  },
};
