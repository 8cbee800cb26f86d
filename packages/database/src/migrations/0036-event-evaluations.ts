import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What those who were at an event thought of it: who has answered, and apart from that what was answered. */
export const eventEvaluations: Migration = {
  async up(db) {
    await sql
      .raw(`
create table event_evaluations (
  event_id uuid primary key references events (id),
  questionnaire text not null,
  version integer not null check (version > 0),
  -- The last day on which answers are taken.
  closes_on date not null,
  -- From then on nothing is answered, and the single answers are gone.
  closed boolean not null default false,
  -- What is told, worked out once; null while it is open, and when it has been kept long enough.
  result jsonb,
  check (closed or result is null)
);

-- Who has answered. It says nothing of when, and nothing of what; gone when the evaluation is closed.
create table event_evaluation_responses (
  event_id uuid not null references event_evaluations (event_id),
  person_id uuid not null references people (id),
  primary key (event_id, person_id)
);

-- What was answered about an event, by everyone in one row: a new answer is put in at a place that chance chooses and the row
-- is written anew, so that neither order nor transaction tells which answers came with which response.
create table event_evaluation_answers (
  event_id uuid primary key references event_evaluations (event_id),
  answers jsonb not null check (jsonb_typeof(answers) = 'array')
);
`)
      .execute(db);
  },
};
