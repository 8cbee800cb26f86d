import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The reason for an audited act, and what a sender said about an uploaded file. */
export const reasonsAndDeclarations: Migration = {
  async up(db) {
    await sql
      .raw(`
alter table audit_log add column reason text;

-- A line without a reason is hashed as before, so that the chain of older lines stays whole.
create or replace function audit_content(entry audit_log) returns text language sql stable as $$
  select audit_field(entry.sequence::text)
    || audit_field(to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    || audit_field(entry.actor) || audit_field(entry.act)
    || audit_field(entry.object_kind) || audit_field(entry.object_id)
    || audit_field(entry.outcome) || audit_field(entry.code) || audit_field(entry.request_id)
    || case when entry.reason is null then '' else audit_field(entry.reason) end
$$;

alter table uploads
  add column register text,
  add column period text,
  add column sequence integer;
`)
      .execute(db);
  },
};
