import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Who signs in, what they may be, and the long work that they start. */
export const peopleAndWork: Migration = {
  async up(db) {
    await sql
      .raw(`
create table people (
  id uuid primary key,
  issuer text not null,
  subject text not null,
  name text collate norwegian not null,
  hpr text check (hpr ~ '^[0-9]{1,9}$'),
  pid_pseudonym text,
  language text check (language in ('nb', 'nn', 'en')),
  created_at timestamptz not null,
  last_sign_in_at timestamptz not null,
  unique (issuer, subject)
);
create index people_hpr on people (hpr);

-- A role stands on a signed-in person or on an HPR number that a register names before its owner ever signs in.
create table role_assignments (
  id uuid primary key,
  person_id uuid references people (id),
  hpr text check (hpr ~ '^[0-9]{1,9}$'),
  role text not null,
  unit_kind text not null check (unit_kind in ('none', 'group', 'municipality', 'county')),
  unit_id text not null default '',
  valid_from date not null,
  valid_to date,
  source text not null check (source in ('register', 'configuration', 'granted')),
  batch_id text references batches (id),
  check ((person_id is null) <> (hpr is null)),
  check ((unit_kind = 'none') = (unit_id = '')),
  check ((source = 'register') = (batch_id is not null)),
  check (valid_to is null or valid_to >= valid_from)
);
create index role_assignments_person on role_assignments (person_id);
create index role_assignments_hpr on role_assignments (hpr);
create index role_assignments_batch on role_assignments (batch_id);

create table sessions (
  token_hash text primary key check (token_hash ~ '^[0-9a-f]{64}$'),
  person_id uuid not null references people (id),
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  check (expires_at > created_at)
);
create index sessions_person on sessions (person_id) where revoked_at is null;
create index sessions_expires on sessions (expires_at);

create table idempotency_keys (
  actor text not null,
  operation text not null,
  key text not null check (length(key) between 1 and 200),
  request_hash text not null check (request_hash ~ '^[0-9a-f]{64}$'),
  response jsonb,
  created_at timestamptz not null,
  primary key (actor, operation, key)
);
create index idempotency_keys_created on idempotency_keys (created_at);

create table tasks (
  id uuid primary key,
  kind text not null,
  subject text not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  started_by text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  step text,
  done bigint not null default 0 check (done >= 0),
  total bigint check (total >= 0),
  result jsonb,
  problem_code text,
  problem_detail text,
  cancel_requested_at timestamptz,
  check ((state in ('done', 'failed', 'cancelled')) = (finished_at is not null)),
  check ((state = 'failed') = (problem_code is not null))
);
create index tasks_started on tasks (started_at desc);
create index tasks_open on tasks (kind) where state in ('waiting', 'running');

create table uploads (
  id uuid primary key,
  task_id uuid references tasks (id),
  format text not null,
  file_name text not null,
  path text not null,
  bytes bigint not null check (bytes >= 0),
  received_by text not null,
  received_at timestamptz not null,
  removed_at timestamptz
);
create index uploads_waiting on uploads (received_at) where removed_at is null;
`)
      .execute(db);
  },
};
