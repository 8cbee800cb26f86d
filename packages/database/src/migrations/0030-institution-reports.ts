import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Frozen reports of institutions. */
export const institutionReports: Migration = {
  async up(db) {
    await sql
      .raw(`
create table institution_reports (
  id text primary key,
  -- What was issued together: one report for each kind of stay that the institution has.
  issue_id uuid not null,
  organisation integer not null,
  unit_type text not null check (unit_type in ('long-term', 'short-term', 'acute', 'home-care', 'mixed')),
  moment text not null check (moment in ('start', 'six-months', 'year')),
  release_id text not null references releases (id),
  from_month integer not null,
  to_month integer not null,
  format text not null,
  synthetic boolean not null,
  model text not null,
  model_sha256 text not null check (model_sha256 ~ '^[0-9a-f]{64}$'),
  issued_at timestamptz not null,
  supersedes text references institution_reports (id),
  superseded_by text references institution_reports (id) deferrable initially deferred,
  check (from_month <= to_month),
  check (supersedes <> id and superseded_by <> id)
);
create unique index institution_reports_current
  on institution_reports (organisation, unit_type, moment, from_month, to_month) where superseded_by is null;
create unique index institution_reports_correction on institution_reports (supersedes);
create index institution_reports_issue on institution_reports (issue_id);
create index institution_reports_release on institution_reports (release_id);

-- What was issued stays as it was; only the pointer to its correction may be set, and only once.
create trigger institution_reports_freeze before update on institution_reports
  for each row execute function report_models_freeze();
`)
      .execute(db);
  },
};
