import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Course certificates as they were issued, and their files. */
export const certificates: Migration = {
  async up(db) {
    await sql
      .raw(`
create table certificates (
  id uuid primary key,
  round_id uuid not null references rounds (id),
  participant text not null,
  programme text not null,
  issued_at timestamptz not null,
  -- Looked up by its checksum, so that the time of an answer says nothing about how much of a code was right.
  code_sha256 text not null unique check (code_sha256 ~ '^[0-9a-f]{64}$'),
  -- The exact text that was frozen, with its checksum.
  model text not null,
  model_sha256 text not null check (model_sha256 ~ '^[0-9a-f]{64}$'),
  superseded_by uuid references certificates (id) deferrable initially deferred,
  check (superseded_by <> id)
);
create index certificates_holder on certificates (participant, programme);
create index certificates_issued on certificates (issued_at);
-- One round never has two in force for one person.
create unique index certificates_current on certificates (round_id, participant) where superseded_by is null;

-- What was issued stays as it was; only the pointer to its successor may be set, and only once.
create function certificates_freeze() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.superseded_by is null
    and (to_jsonb(new) - 'superseded_by') = (to_jsonb(old) - 'superseded_by') then
    return new;
  end if;
  raise exception 'an issued certificate is never changed' using errcode = 'restrict_violation';
end
$$;
create trigger certificates_freeze before update or delete on certificates
  for each row execute function certificates_freeze();

create table certificate_documents (
  certificate_id uuid not null references certificates (id),
  language text not null check (language in ('nb', 'nn', 'en')),
  content bytea not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  template_version text not null,
  font_version text not null,
  renderer_version text not null,
  rendered_at timestamptz not null,
  primary key (certificate_id, language)
);
`)
      .execute(db);
  },
};
