import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Events with who comes; and questionnaires: who has answered, and apart from that what was answered. */
export const eventsAndQuestionnaires: Migration = {
  async up(db) {
    await sql
      .raw(`
-- Who has answered or does not want to. It says nothing of when, and nothing of what.
create table questionnaire_responses (
  round_id uuid not null references rounds (id),
  participant text not null,
  part text not null,
  state text not null check (state in ('answered', 'skipped')),
  primary key (round_id, participant, part)
);

-- What was answered in a month, by everyone of a county together in one row: a new answer is put in at a place that chance
-- chooses and the row is written anew, so that neither order nor transaction tells which answers came with which response.
create table questionnaire_answers (
  questionnaire text not null,
  version integer not null check (version > 0),
  programme text not null,
  part text not null,
  -- Empty where the county is not known.
  county text not null,
  month integer not null,
  answers jsonb not null check (jsonb_typeof(answers) = 'array'),
  primary key (programme, part, county, month, questionnaire, version)
);

create table events (
  id uuid primary key,
  kind text not null check (kind in ('kick-off', 'conference', 'course', 'other')),
  -- The programme that it belongs to; null for none.
  programme text,
  title jsonb not null,
  description jsonb not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  place text,
  link text,
  -- Null for as many as want to.
  capacity integer check (capacity > 0),
  waiting_list boolean not null,
  -- What the link of the invitation ends with; nobody can guess it.
  code text not null unique,
  state text not null check (state in ('open', 'cancelled')),
  version integer not null check (version > 0),
  check (place is not null or link is not null)
);
create index events_time on events (starts_at);

-- Groups whose members are welcome.
create table event_groups (
  event_id uuid not null references events (id),
  group_id text not null,
  primary key (event_id, group_id)
);

create table event_registrations (
  event_id uuid not null references events (id),
  person_id uuid not null references people (id),
  -- The order in which people came.
  number integer not null check (number > 0),
  state text not null check (state in ('registered', 'waiting', 'withdrawn')),
  -- Null until somebody has noted who was there.
  attended boolean,
  primary key (event_id, person_id),
  unique (event_id, number)
);
create index event_registrations_person on event_registrations (person_id);
`)
      .execute(db);
  },
};
