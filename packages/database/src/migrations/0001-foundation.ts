import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Registers, keys and releases, and the log of who did what. */
export const foundation: Migration = {
  async up(db) {
    await sql
      .raw(`
create collation norwegian (provider = icu, locale = 'nb-NO');

create table installation (
  only_row boolean primary key default true check (only_row),
  home_id text not null
);

create table prescriber_keys (
  prescriber integer generated always as identity primary key,
  hpr text not null unique check (hpr ~ '^[0-9]{1,9}$')
);

create table batches (
  id text primary key,
  format text not null,
  register text not null,
  from_month integer not null,
  to_month integer not null,
  sequence integer not null,
  synthetic boolean not null,
  source_sha256 text not null check (source_sha256 ~ '^[0-9a-f]{64}$'),
  patient_key text,
  rows bigint not null check (rows >= 0),
  rejected_rows bigint not null check (rejected_rows >= 0),
  imported_at timestamptz not null,
  files jsonb not null,
  quality jsonb not null,
  state text not null check (state in ('current', 'superseded', 'deleted')),
  superseded_by text references batches (id) deferrable initially deferred,
  deleted_at timestamptz,
  check (from_month <= to_month),
  check ((state = 'superseded') <= (superseded_by is not null)),
  check ((state = 'deleted') = (deleted_at is not null))
);
create unique index batches_source on batches (format, source_sha256) where state <> 'deleted';
create unique index batches_delivery on batches (format, register, from_month, to_month, sequence) where state <> 'deleted';

create table rejects (
  id bigint generated always as identity primary key,
  batch_id text not null,
  file text not null,
  line bigint not null,
  "column" text,
  code text not null,
  reason text not null,
  masked_value text
);
create index rejects_batch on rejects (batch_id, id);

create table practitioners (
  prescriber integer not null references prescriber_keys (prescriber),
  name text collate norwegian not null,
  birth_year integer,
  sex text check (sex in ('K', 'M')),
  profession text not null,
  specialty text,
  valid_from date not null,
  valid_to date,
  batch_id text not null references batches (id),
  check (valid_to is null or valid_to >= valid_from)
);
create index practitioners_prescriber on practitioners (prescriber, valid_from);
create index practitioners_batch on practitioners (batch_id);

create table releases (
  id text primary key,
  state text not null check (state in ('building', 'published', 'withdrawn', 'abandoned')),
  manifest_sha256 text check (manifest_sha256 ~ '^[0-9a-f]{64}$'),
  content_version text not null,
  synthetic boolean not null,
  started_at timestamptz not null,
  published_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check ((state in ('published', 'withdrawn')) = (published_at is not null and manifest_sha256 is not null)),
  check ((state = 'withdrawn') = (withdrawn_at is not null and withdrawn_reason is not null))
);

create table release_batches (
  release_id text not null references releases (id),
  batch_id text not null references batches (id),
  primary key (release_id, batch_id)
);
create index release_batches_batch on release_batches (batch_id);

create table release_pointer (
  only_row boolean primary key default true check (only_row),
  release_id text references releases (id),
  switched_at timestamptz not null
);

create table audit_log (
  sequence bigint primary key,
  at timestamptz not null,
  actor text not null,
  act text not null,
  object_kind text not null,
  object_id text,
  outcome text not null check (outcome in ('success', 'refused')),
  code text,
  request_id text,
  previous_hash bytea not null,
  hash bytea not null
);
create index audit_log_object on audit_log (object_kind, object_id);
create index audit_log_actor on audit_log (actor, sequence);

create function audit_field(value text) returns text language sql immutable as $$
  select case when value is null then '-' else octet_length(value) || ':' || value end
$$;

-- Each field is preceded by its length in bytes, so that no two rows can be written as the same text.
create function audit_content(entry audit_log) returns text language sql stable as $$
  select audit_field(entry.sequence::text)
    || audit_field(to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    || audit_field(entry.actor) || audit_field(entry.act)
    || audit_field(entry.object_kind) || audit_field(entry.object_id)
    || audit_field(entry.outcome) || audit_field(entry.code) || audit_field(entry.request_id)
$$;

-- One writer at a time: the lock is held to the end of the transaction, so the chain has no forks and no gaps.
create function audit_log_append() returns trigger language plpgsql as $$
declare
  last audit_log;
begin
  perform pg_advisory_xact_lock(7236004);
  select * into last from audit_log order by sequence desc limit 1;
  new.sequence := coalesce(last.sequence, 0) + 1;
  new.at := date_trunc('milliseconds', new.at);
  new.previous_hash := coalesce(last.hash, '\\x'::bytea);
  new.hash := sha256(new.previous_hash || convert_to(audit_content(new), 'UTF8'));
  return new;
end
$$;
create trigger audit_log_append before insert on audit_log for each row execute function audit_log_append();

create function audit_log_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only' using errcode = 'restrict_violation';
end
$$;
create trigger audit_log_keep before update or delete on audit_log for each row execute function audit_log_refuse();
create trigger audit_log_keep_all before truncate on audit_log for each statement execute function audit_log_refuse();
`)
      .execute(db);
  },
};
