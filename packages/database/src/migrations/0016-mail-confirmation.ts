import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * An address counts when its owner has shown that letters arrive there. Those that were in use before go on: letters have
 * been sent to them.
 */
export const mailConfirmation: Migration = {
  async up(db) {
    await sql
      .raw(`
-- Kinds of letters that somebody does not want; whoever gets a new role gets its letters until they are turned off.
alter table people add column notices_off text[] not null default '{}';

create table mail_confirmations (
  -- One address at a time waits for one person: a new one takes its place.
  person_id uuid primary key references people (id) on delete cascade,
  address text not null,
  -- SHA-256 of the code in the letter, in hexadecimal.
  code_sha256 text not null,
  asked_at timestamptz not null,
  tries integer not null default 0
);
`)
      .execute(db);
  },
};
