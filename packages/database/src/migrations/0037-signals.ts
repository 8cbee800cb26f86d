import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What stands out in the figures of units, and who wants to be written to about it. */
export const signals: Migration = {
  async up(db) {
    await sql
      .raw(`
create table signals (
  id uuid primary key,
  level text not null,
  -- A doctor's HPR number; a municipality's or county's code.
  unit text not null,
  indicator text not null,
  pattern text not null,
  side text not null check (side in ('above', 'below')),
  -- First month of what is unusual, and the newest month of the data in which it stood.
  from_month integer not null,
  last_seen integer not null check (last_seen >= from_month),
  -- The first and the last release in which it stood.
  found_in text not null,
  found_at timestamptz not null,
  seen_in text not null,
  seen_at timestamptz not null
);
create index signals_unit on signals (level, unit);

-- Each part of a release is looked through once, whatever is killed in between.
create table signal_parts (
  release_id text not null,
  part text not null,
  level text not null,
  units integer not null check (units >= 0),
  judged integer not null check (judged >= 0),
  standing integer not null check (standing >= 0),
  done_at timestamptz not null,
  primary key (release_id, part)
);

create table digests (
  person_id uuid primary key references people (id),
  every text not null check (every in ('month', 'quarter')),
  told_until timestamptz not null,
  last_on date
);

-- What a link in a letter is known by; the link itself is in the letter alone.
create table digest_stops (
  token_sha256 text primary key,
  person_id uuid not null references people (id),
  made_at timestamptz not null
);
`)
      .execute(db);
  },
};
