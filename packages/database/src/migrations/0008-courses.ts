import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** How far people have come in courses, their sittings, and what a learning record store is still to be told. */
export const courses: Migration = {
  async up(db) {
    await sql
      .raw(`
-- One row for each course that someone has opened; the writes of a person to a course wait for each other here.
create table course_places (
  person_id uuid not null references people (id) on delete cascade,
  course_id text not null,
  lesson_id text,
  started_at timestamptz not null,
  moved_at timestamptz not null,
  primary key (person_id, course_id)
);
create table course_lessons_read (
  person_id uuid not null,
  course_id text not null,
  lesson_id text not null,
  read_at timestamptz not null,
  primary key (person_id, course_id, lesson_id),
  foreign key (person_id, course_id) references course_places on delete cascade
);
-- Options are kept by their place, which another version of the course may have moved.
create table course_choices (
  person_id uuid not null,
  course_id text not null,
  case_id text not null,
  course_version integer not null,
  option smallint not null check (option >= 0),
  chosen_at timestamptz not null,
  primary key (person_id, course_id, case_id),
  foreign key (person_id, course_id) references course_places on delete cascade
);
create table course_answers (
  person_id uuid not null,
  course_id text not null,
  sitting integer not null check (sitting > 0),
  question_id text not null,
  course_version integer not null,
  options smallint[] not null,
  answered_at timestamptz not null,
  primary key (person_id, course_id, sitting, question_id),
  foreign key (person_id, course_id) references course_places on delete cascade
);
-- Sittings that were handed in, with what they came to.
create table course_sittings (
  id uuid primary key,
  person_id uuid not null,
  course_id text not null,
  sitting integer not null check (sitting > 0),
  course_version integer not null,
  language text not null,
  questions integer not null,
  right_answers integer not null,
  score smallint not null check (score between 0 and 100),
  has_passed boolean not null,
  wrong text[] not null,
  finished_at timestamptz not null,
  unique (person_id, course_id, sitting),
  foreign key (person_id, course_id) references course_places on delete cascade,
  check (right_answers <= questions)
);
-- Colleagues who sat together before one screen, as whoever was logged in said.
create table course_companions (
  sitting_id uuid not null references course_sittings (id) on delete cascade,
  hpr text not null,
  primary key (sitting_id, hpr)
);
create index course_companions_hpr on course_companions (hpr);

create table statement_outbox (
  -- The id of the statement itself: sent twice, it is still one statement.
  id uuid primary key,
  person_id uuid not null references people (id) on delete cascade,
  -- No name and no HPR number: the person is an opaque account.
  statement jsonb not null,
  state text not null check (state in ('waiting', 'sent', 'dead')),
  attempts integer not null default 0,
  queued_at timestamptz not null,
  due_at timestamptz not null,
  ended_at timestamptz,
  -- Why the last attempt failed: a status or the code of the connection, never words.
  fault text,
  check ((state = 'waiting') = (ended_at is null))
);
create index statement_outbox_due on statement_outbox (due_at) where state = 'waiting';
create index statement_outbox_person on statement_outbox (person_id);
create index statement_outbox_ended on statement_outbox (ended_at) where state <> 'waiting';
`)
      .execute(db);
  },
};
