import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Point-prevalence surveys: when they are held, what institutions answer, and what is told when they are closed. */
export const surveys: Migration = {
  async up(db) {
    await sql
      .raw(`
create table surveys (
  id uuid primary key,
  definition text not null,
  definition_version integer not null check (definition_version > 0),
  -- The kinds of institution that are asked, by their ids in the definition.
  units text[] not null check (cardinality(units) > 0),
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  -- One more for each change, so that two administrators do not write over each other.
  version integer not null check (version > 0),
  planned_by uuid not null references people (id),
  planned_at timestamptz not null,
  closed_at timestamptz,
  -- What is told of areas. It is worked out once: a later answer could be told from the difference.
  result jsonb,
  check ((closed_at is null) = (result is null))
);
create index surveys_day on surveys (from_day);

-- Each correction is a version of its own. Nothing here tells who a resident is.
create table survey_answers (
  survey_id uuid not null references surveys (id),
  organisation integer not null,
  version integer not null check (version > 0),
  answer jsonb not null,
  person_id uuid not null references people (id),
  sent_at timestamptz not null,
  primary key (survey_id, organisation, version)
);
create index survey_answers_home on survey_answers (organisation);

create table survey_drafts (
  survey_id uuid not null references surveys (id),
  organisation integer not null,
  draft jsonb not null,
  version integer not null check (version > 0),
  saved_at timestamptz not null,
  saved_by_name text not null,
  primary key (survey_id, organisation)
);
`)
      .execute(db);
  },
};
