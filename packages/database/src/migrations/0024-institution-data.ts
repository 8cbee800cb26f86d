import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What institutions tell of themselves: bed days, what in a delivery is right though it looks odd, and who may deliver. */
export const institutionData: Migration = {
  async up(db) {
    await sql
      .raw(`
-- Bed days of an institution in a quarter, told whole each time: the highest version holds, the others stay.
create table bed_day_tellings (
  id uuid primary key,
  organisation integer not null,
  -- The quarter's first month.
  quarter integer not null check (quarter % 3 = 0),
  version integer not null check (version > 0),
  -- Ward type, months, bed days and whether they are an estimate.
  lines jsonb not null check (jsonb_typeof(lines) = 'array'),
  told_at timestamptz not null,
  told_by text not null,
  told_by_name text not null,
  -- Why it was changed; null for the first version.
  reason text check (version = 1 or reason is not null),
  unique (organisation, quarter, version)
);

-- What somebody has begun to fill in; gone when it is told.
create table bed_day_drafts (
  organisation integer not null,
  quarter integer not null check (quarter % 3 = 0),
  version integer not null check (version > 0),
  entries jsonb not null,
  saved_at timestamptz not null,
  saved_by_name text not null,
  primary key (organisation, quarter)
);

-- What an institution has said of something odd in its data. It holds for the figures that it was said of.
create table oddity_answers (
  id uuid primary key,
  organisation integer not null,
  oddity text not null,
  figures text not null,
  answer text not null check (answer in ('right', 'asked')),
  reason text not null,
  answered_at timestamptz not null,
  answered_by text not null,
  answered_by_name text not null
);
create index oddity_answers_place on oddity_answers (organisation, oddity);

-- Which sender, as the configuration names it, may deliver for an institution; months of the data, both included.
create table delivery_mandates (
  id uuid primary key,
  organisation integer not null,
  sender text not null,
  from_month integer not null,
  to_month integer check (to_month >= from_month),
  given_at timestamptz not null,
  given_by text not null,
  given_by_name text not null,
  ended_at timestamptz,
  ended_by text
);
create index delivery_mandates_sender on delivery_mandates (sender);
create index delivery_mandates_organisation on delivery_mandates (organisation);
`)
      .execute(db);
  },
};
