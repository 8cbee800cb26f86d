import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Antibiotic and infection-control rounds: the visits, every answer that any device has sent, and the devices' keys. */
export const visits: Migration = {
  async up(db) {
    await sql
      .raw(`
create table visits (
  id uuid primary key,
  organisation integer not null,
  -- The home's name and municipality on the day that the visit was planned: the register may change them later.
  home text not null,
  municipality text not null check (municipality ~ '^[0-9]{4}$'),
  ward text not null,
  ward_type text not null check (ward_type in ('long-term', 'short-term', 'acute', 'home-care')),
  day date not null,
  checklist text not null,
  checklist_version integer not null check (checklist_version > 0),
  visitor_id uuid not null references people (id),
  planned_at timestamptz not null,
  -- What the home was sent, frozen; 0 until it has been.
  report_version integer not null default 0 check (report_version >= 0),
  report jsonb,
  -- The answers that the report was made from.
  report_heads text[],
  reported_at timestamptz,
  check ((report_version = 0) = (report is null)),
  check ((report is null) = (reported_at is null)),
  check ((report is null) = (report_heads is null))
);
create index visits_home on visits (organisation, day);
create index visits_day on visits (day);

-- Answers are only ever added: which of them count is worked out from what each takes the place of.
create table visit_answers (
  visit_id uuid not null references visits (id),
  -- Made by the device, so that what is sent twice is stored once.
  id uuid not null,
  item text not null,
  -- Null where an answer was taken back.
  answer jsonb,
  replaces text[] not null,
  -- By the device's clock.
  given_at timestamptz not null,
  person_id uuid not null references people (id),
  received_at timestamptz not null,
  primary key (visit_id, id)
);

-- What a device hides unsent answers with. It is gone when its person signs out there.
create table visit_keys (
  id uuid primary key,
  person_id uuid not null references people (id),
  secret text not null check (length(secret) = 43),
  made_at timestamptz not null
);
create index visit_keys_person on visit_keys (person_id);
`)
      .execute(db);
  },
};
