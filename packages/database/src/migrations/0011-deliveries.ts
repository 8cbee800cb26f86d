import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Deliveries that arrive by themselves, what happened with each, and what somebody must look at. */
export const deliveries: Migration = {
  async up(db) {
    await sql
      .raw(`
create table deliveries (
  id uuid primary key,
  came_by text not null check (came_by in ('folder', 'upload')),
  sender text,
  -- The manifest's path below the watched folder; null for an upload.
  place text,
  -- What a repetition is known by; null while the manifest cannot be read.
  manifest_sha256 text,
  state text not null check (state in
    ('waiting', 'taking', 'taken', 'imported', 'released', 'done', 'refused', 'withdrawn')),
  seen_at timestamptz not null,
  taken_at timestamptz,
  ended_at timestamptz,
  -- Why it was refused, or why it waits for somebody.
  reason_code text,
  reason text,
  release_id text references releases (id),
  reports integer,
  -- Who let it be published although something stood against it.
  approved_by text,
  check ((state in ('done', 'refused', 'withdrawn')) = (ended_at is not null))
);
create unique index deliveries_manifest on deliveries (manifest_sha256) where state not in ('refused', 'withdrawn');
create unique index deliveries_place on deliveries (place) where state = 'waiting';
create index deliveries_seen on deliveries (seen_at);

create table delivery_files (
  delivery_id uuid not null references deliveries (id) on delete cascade,
  position integer not null,
  name text not null,
  format text not null,
  bytes bigint,
  sha256 text not null,
  batch_id text references batches (id),
  is_unchanged boolean,
  primary key (delivery_id, position)
);

create table delivery_steps (
  id bigint generated always as identity primary key,
  delivery_id uuid not null references deliveries (id) on delete cascade,
  at timestamptz not null,
  step text not null,
  -- A file's name, a release, a number, a person who decided; never health data.
  about text
);
create index delivery_steps_delivery on delivery_steps (delivery_id);

create table delivery_alerts (
  id uuid primary key,
  kind text not null check (kind in ('late', 'incomplete', 'refused', 'stopped', 'unannounced')),
  -- What it is about, such as 'late dispensings 2026-01': there is one open alert for it.
  occasion text not null,
  delivery_id uuid references deliveries (id) on delete cascade,
  format text,
  from_month integer,
  to_month integer,
  due_on date,
  raised_at timestamptz not null,
  cleared_at timestamptz
);
create unique index delivery_alerts_open on delivery_alerts (occasion) where cleared_at is null;
`)
      .execute(db);
  },
};
