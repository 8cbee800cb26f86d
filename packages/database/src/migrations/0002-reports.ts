import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Frozen report models and the documents that were issued from them. */
export const reports: Migration = {
  async up(db) {
    await sql
      .raw(`
create table report_models (
  id text primary key,
  kind text not null,
  prescriber integer not null references prescriber_keys (prescriber),
  release_id text not null references releases (id),
  from_month integer not null,
  to_month integer not null,
  format text not null,
  synthetic boolean not null,
  model text not null,
  model_sha256 text not null check (model_sha256 ~ '^[0-9a-f]{64}$'),
  issued_at timestamptz not null,
  supersedes text references report_models (id),
  superseded_by text references report_models (id) deferrable initially deferred,
  check (from_month <= to_month),
  check (supersedes <> id and superseded_by <> id)
);
create unique index report_models_current on report_models (prescriber, kind, from_month, to_month)
  where superseded_by is null;
create unique index report_models_correction on report_models (supersedes);
create index report_models_release on report_models (release_id);

-- What was issued stays as it was; only the pointer to its correction may be set, and only once.
create function report_models_freeze() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.superseded_by is null
    and (to_jsonb(new) - 'superseded_by') = (to_jsonb(old) - 'superseded_by') then
    return new;
  end if;
  raise exception 'an issued report is never changed' using errcode = 'restrict_violation';
end
$$;
create trigger report_models_freeze before update on report_models
  for each row execute function report_models_freeze();

create table report_documents (
  report_id text not null references report_models (id),
  language text not null check (language in ('nb', 'nn', 'en')),
  path text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint not null check (bytes > 0),
  template_version text not null,
  font_version text not null,
  renderer_version text not null,
  rendered_at timestamptz not null,
  primary key (report_id, language)
);
`)
      .execute(db);
  },
};
