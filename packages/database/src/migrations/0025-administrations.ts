import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What institutions have told of given antibiotics, bundle by bundle. */
export const administrations: Migration = {
  async up(db) {
    await sql
      .raw(`
create table lmdi_bundles (
  id uuid primary key,
  sender text not null,
  received_at timestamptz not null,
  -- When the sender made it, as it says itself.
  made_at timestamptz not null,
  entries integer not null,
  -- How many administrations came to what.
  outcomes jsonb not null
);

create table lmdi_administrations (
  -- Keyed hash of what the sender calls it.
  key uuid primary key,
  bundle_id uuid not null references lmdi_bundles (id),
  organisation integer not null,
  state text not null check (state in ('given', 'removed')),
  -- When the sender last changed it.
  changed_at timestamptz not null,
  ward text,
  patient bigint,
  -- The key that the patient's pseudonym was made with.
  patient_key text,
  given_at timestamptz,
  month integer,
  atc text,
  product integer,
  dose double precision,
  unit text,
  route text,
  purpose text check (purpose in ('treatment', 'prevention')),
  -- Of what was told in error only its key is kept.
  check ((state = 'given') = (given_at is not null)),
  check ((state = 'given') = (month is not null)),
  check (state = 'given' or coalesce(ward, patient::text, atc, product::text, dose::text) is null),
  check ((patient is null) = (patient_key is null))
);
create index lmdi_administrations_month on lmdi_administrations (month, organisation);
create index lmdi_administrations_bundle on lmdi_administrations (bundle_id);

-- What is being received. It counts nowhere, and is gone with whatever ends the receiving: a crash empties the table.
create unlogged table lmdi_staged (
  bundle_id uuid not null,
  entry integer not null,
  key uuid not null,
  is_error boolean not null,
  is_kept boolean not null,
  changed_at timestamptz,
  organisation integer not null,
  ward text,
  patient bigint,
  patient_key text,
  given_at timestamptz not null,
  month integer not null,
  atc text,
  product integer,
  dose double precision,
  unit text,
  route text,
  purpose text,
  outcome text,
  primary key (bundle_id, entry)
);

-- Months of which something new has been told since they were written to the lake.
create table lmdi_months (
  month integer primary key,
  told_at timestamptz not null,
  written_at timestamptz
);
`)
      .execute(db);
  },
};
