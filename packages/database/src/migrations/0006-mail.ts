import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Where people want to be written to, and letters that wait to be sent. */
export const mail: Migration = {
  async up(db) {
    await sql
      .raw(`
alter table people add column mail_address text;
create index people_mail on people (hpr) where mail_address is not null;

create table mail_outbox (
  id uuid primary key,
  -- One letter for one occasion, however often its cause is repeated.
  occasion text not null unique,
  -- Whose it is; a letter goes with its reader's account.
  person_id uuid not null references people (id) on delete cascade,
  letter text not null,
  address text not null,
  language text not null,
  -- What fills the letter's gaps: names and dates, never health data.
  gaps jsonb not null,
  state text not null check (state in ('waiting', 'sent', 'dead')),
  attempts integer not null default 0,
  queued_at timestamptz not null,
  due_at timestamptz not null,
  ended_at timestamptz,
  -- Why the last attempt failed: a code of the mail server or of the connection, never its words.
  fault text,
  check ((state = 'waiting') = (ended_at is null))
);
create index mail_outbox_due on mail_outbox (due_at) where state = 'waiting';
create index mail_outbox_person on mail_outbox (person_id);
create index mail_outbox_ended on mail_outbox (ended_at) where state <> 'waiting';
`)
      .execute(db);
  },
};
