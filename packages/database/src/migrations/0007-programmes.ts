import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** CME groups with their members, rounds of programmes with their moves, and what people write in them. */
export const programmes: Migration = {
  async up(db) {
    await sql
      .raw(`
-- Who belongs to which CME group and when, as the latest delivery of the register says.
create table group_members (
  batch_id text not null references batches (id),
  group_id text not null,
  group_name text collate norwegian not null,
  municipality text not null check (municipality ~ '^[0-9]{4}$'),
  hpr text not null check (hpr ~ '^[0-9]{1,9}$'),
  leads boolean not null,
  valid_from date not null,
  valid_to date,
  check (valid_to is null or valid_to >= valid_from)
);
create index group_members_group on group_members (group_id);
create index group_members_hpr on group_members (hpr);
create index group_members_batch on group_members (batch_id);

-- One unit's way through a programme. The moves are the truth; the columns here are a picture of them, for look-ups.
create table rounds (
  id uuid primary key,
  programme text not null,
  programme_version integer not null,
  unit_kind text not null,
  unit_id text not null,
  unit_name text collate norwegian not null,
  municipality text,
  county text,
  leader text,
  status text not null,
  moves integer not null check (moves >= 1),
  opened_at timestamptz not null,
  last_move_at timestamptz not null
);
create unique index rounds_open on rounds (programme, unit_kind, unit_id)
  where status in ('invited', 'enrolled', 'active');
create index rounds_county on rounds (programme, county);
create index rounds_unit on rounds (unit_kind, unit_id);
create index rounds_running on rounds (status) where status in ('invited', 'enrolled', 'active');

create table round_moves (
  round_id uuid not null references rounds (id) deferrable initially deferred,
  number integer not null check (number >= 1),
  key text not null,
  at timestamptz not null,
  actor text not null,
  type text not null,
  said jsonb not null,
  primary key (round_id, number),
  unique (round_id, key)
);
create function refuse_change_of_moves() returns trigger language plpgsql as $$
begin
  raise exception 'Recorded moves are not changed';
end $$;
create trigger round_moves_only_grow before update or delete on round_moves
  for each statement execute function refuse_change_of_moves();

create table round_people (
  round_id uuid not null references rounds (id),
  participant text not null,
  joined_on date not null,
  left_on date,
  primary key (round_id, participant)
);
create index round_people_participant on round_people (participant);

-- When and where a meeting is. A change counts the version up, which calendars ask for.
create table round_meetings (
  round_id uuid not null references rounds (id),
  meeting text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  place text not null,
  version integer not null check (version >= 1),
  primary key (round_id, meeting),
  check (ends_at > starts_at)
);

-- Answers are the writer's own: the leader sees that a worksheet is handed in, never what it says.
create table worksheets (
  round_id uuid not null references rounds (id),
  meeting text not null,
  participant text not null,
  answers jsonb not null,
  version integer not null check (version >= 1),
  saved_at timestamptz not null,
  handed_in_at timestamptz,
  primary key (round_id, meeting, participant)
);

-- A doctor shows own figures to the group, for one round, until it is taken back.
create table shared_figures (
  round_id uuid not null references rounds (id),
  hpr text not null,
  shared_at timestamptz not null,
  ended_at timestamptz,
  check (ended_at is null or ended_at >= shared_at)
);
create unique index shared_figures_open on shared_figures (round_id, hpr) where ended_at is null;

-- What a doctor says about the own, activity-adjusted list; a correction follows, nothing is written over.
create table declared_lengths (
  id uuid primary key,
  hpr text not null,
  from_month integer not null,
  patients integer not null check (patients between 1 and 10000),
  basis text not null check (basis in ('own', 'locum', 'shared')),
  declared_at timestamptz not null,
  declared_by uuid not null references people (id),
  superseded_at timestamptz
);
create unique index declared_lengths_current on declared_lengths (hpr, from_month) where superseded_at is null;

-- From when a county is offered a programme, where the plan has been changed from what the programme says.
create table roll_out_plan (
  programme text not null,
  county text not null check (county ~ '^[0-9]{2}$'),
  from_month integer not null,
  planned_at timestamptz not null,
  primary key (programme, county)
);

-- Where a doctor who has not signed in yet is written to, as the doctor or the group's contact has said.
create table contacts (
  hpr text primary key,
  mail_address text not null,
  noted_at timestamptz not null
);
alter table mail_outbox alter column person_id drop not null;
alter table mail_outbox add column hpr text;
alter table mail_outbox add constraint mail_outbox_reader check (person_id is not null or hpr is not null);

-- How far ahead the clock of a home with invented data has been set, in seconds.
create table demo_clock (
  only_row boolean primary key default true check (only_row),
  ahead_seconds bigint not null
);
`)
      .execute(db);
  },
};
