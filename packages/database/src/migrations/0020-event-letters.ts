import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Whom the letter of an invitation was for, and whether one was written: those without one must be called. */
export const eventLetters: Migration = {
  async up(db) {
    await sql
      .raw(`
-- The leader's HPR number on the day of the invitation; null where the group had none, and for earlier invitations.
alter table event_groups add column leader text;
-- Null where it is not known, as for earlier invitations.
alter table event_groups add column written boolean;
`)
      .execute(db);
  },
};
