import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What doctors want to reach, each change of it, and their notes of plan, do, study and act. */
export const goals: Migration = {
  async up(db) {
    await sql
      .raw(`
create table goals (
  id uuid primary key,
  -- Whose it is: a doctor keeps the goals whichever way the log-in goes.
  hpr text not null,
  indicator text not null,
  indicator_version integer not null,
  -- The figure that the goal starts from, with its period and release, as it was told then.
  baseline jsonb not null,
  target double precision not null,
  set_on date not null,
  reach_by date not null check (reach_by > set_on),
  measures jsonb not null,
  state text not null check (state in ('active', 'ended', 'dropped')),
  closed_on date,
  -- Counts the changes, so that two windows do not write over each other.
  version integer not null,
  check ((state = 'active') = (closed_on is null))
);
create index goals_owner on goals (hpr);
create unique index goals_one_active on goals (hpr, indicator) where state = 'active';

-- What the goal was after each change: nothing that was ever set is lost.
create table goal_changes (
  goal_id uuid not null references goals (id) on delete cascade,
  version integer not null,
  at timestamptz not null,
  change text not null check (change in ('set', 'changed', 'ended', 'dropped')),
  target double precision not null,
  reach_by date not null,
  measures jsonb not null,
  primary key (goal_id, version)
);

create table goal_notes (
  id uuid primary key,
  goal_id uuid not null references goals (id) on delete cascade,
  turn integer not null check (turn > 0),
  started_on date not null,
  plan text not null,
  did text not null,
  study text not null,
  act text not null,
  decision text check (decision in ('keep', 'adjust', 'stop')),
  version integer not null,
  saved_at timestamptz not null,
  unique (goal_id, turn)
);
`)
      .execute(db);
  },
};
