import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** A certificate that is wrong is withdrawn: since when and why is written once, and stays. */
export const withdrawnCertificates: Migration = {
  async up(db) {
    await sql
      .raw(`
alter table certificates
  add column withdrawn_at timestamptz,
  add column withdrawn_reason text
    check (withdrawn_reason in ('wrong-holder', 'wrong-hours', 'wrong-rules', 'issued-by-mistake')),
  add check ((withdrawn_at is null) = (withdrawn_reason is null)),
  -- What has been replaced is not in force, and what is withdrawn is replaced by nothing.
  add check (withdrawn_at is null or superseded_by is null),
  add check (withdrawn_at >= issued_at);
create index certificates_withdrawn on certificates (withdrawn_at) where withdrawn_at is not null;
drop index certificates_current;
create unique index certificates_current on certificates (round_id, participant)
  where superseded_by is null and withdrawn_at is null;

-- What was issued stays as it was; it can be replaced or withdrawn, one of them, and only once.
create or replace function certificates_freeze() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.superseded_by is null and old.withdrawn_at is null
    and (to_jsonb(new) - 'superseded_by' - 'withdrawn_at' - 'withdrawn_reason')
      = (to_jsonb(old) - 'superseded_by' - 'withdrawn_at' - 'withdrawn_reason') then
    return new;
  end if;
  raise exception 'an issued certificate is never changed' using errcode = 'restrict_violation';
end
$$;
`)
      .execute(db);
  },
};
