import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * What institutions work with in their year: the log of teaching, of which a correction is a new version and every version is
 * kept; the goal of the year with its notes; and conferences that many institutions come to.
 */
export const teaching: Migration = {
  async up(db) {
    await sql
      .raw(`
create table teaching_entries (
  id uuid not null,
  version integer not null check (version > 0),
  -- The institution's organisation number.
  organisation integer not null,
  day date not null,
  minutes integer not null check (minutes > 0),
  -- Empty for a course that colleagues took together.
  teacher text not null,
  -- How many were there, by profession; nobody is named.
  attendance jsonb not null,
  material text[] not null,
  own_material text not null,
  agreed text not null,
  came_by text not null check (came_by in ('noted', 'course')),
  -- Only in the last version: the occasion counts no more.
  withdrawn boolean not null default false,
  -- An account; it may be gone one day, and the log stays.
  written_by uuid not null,
  written_at timestamptz not null,
  primary key (id, version)
);
create index teaching_entries_organisation on teaching_entries (organisation);

create table institution_goals (
  id uuid primary key,
  organisation integer not null,
  -- The calendar year that it is the goal of.
  year integer not null,
  indicator text not null,
  indicator_version integer not null,
  baseline jsonb not null,
  target double precision not null,
  set_on date not null,
  reach_by date not null,
  measures jsonb not null,
  state text not null check (state in ('active', 'ended', 'dropped')),
  closed_on date,
  version integer not null check (version > 0)
);
create unique index institution_goals_year on institution_goals (organisation, year) where state = 'active';
create index institution_goals_organisation on institution_goals (organisation);

-- What a goal was after each change.
create table institution_goal_changes (
  goal_id uuid not null references institution_goals (id),
  version integer not null,
  at timestamptz not null,
  -- An account; it may be gone one day.
  by uuid not null,
  change text not null check (change in ('set', 'changed', 'ended', 'dropped')),
  target double precision not null,
  reach_by date not null,
  measures jsonb not null,
  primary key (goal_id, version)
);

create table institution_goal_notes (
  id uuid primary key,
  goal_id uuid not null references institution_goals (id),
  turn integer not null check (turn > 0),
  started_on date not null,
  plan text not null,
  did text not null,
  study text not null,
  act text not null,
  decision text check (decision in ('keep', 'adjust', 'stop')),
  version integer not null check (version > 0),
  saved_at timestamptz not null,
  unique (goal_id, turn)
);

-- The programme of the day, what can be read before and after, and the meeting of the programme that coming counts as.
alter table events add column agenda jsonb not null default '[]';
alter table events add column material jsonb not null default '[]';
alter table events add column meeting text;

-- Institutions whose people are welcome.
create table event_institutions (
  event_id uuid not null references events (id),
  organisation integer not null,
  -- Whether a letter was written to somebody there; where none was, somebody must call.
  written boolean not null,
  primary key (event_id, organisation)
);

-- The institution that somebody comes for; null for those who come for themselves.
alter table event_registrations add column organisation integer;
`)
      .execute(db);
  },
};
