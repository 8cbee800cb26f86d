import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Parts of a course that are passed alone, and what came of exercises that someone else's package holds. */
export const courseParts: Migration = {
  async up(db) {
    await sql
      .raw(`
-- A part is the module of a programme that takes some lessons of the course; '' is the whole course.
alter table course_answers add column part text not null default '';
alter table course_answers drop constraint course_answers_pkey;
alter table course_answers add primary key (person_id, course_id, part, sitting, question_id);
alter table course_sittings add column part text not null default '';
-- The lessons that the sitting was about; none means all.
alter table course_sittings add column lessons text[] not null default '{}';
alter table course_sittings drop constraint course_sittings_person_id_course_id_sitting_key;
alter table course_sittings add unique (person_id, course_id, part, sitting);
alter table course_sittings add check ((part = '') = (lessons = '{}'));

-- The last time that someone came to the end of a package in a lesson; told by the package, and counted nowhere.
create table course_package_results (
  person_id uuid not null,
  course_id text not null,
  lesson_id text not null,
  package_id text not null,
  points numeric,
  most numeric,
  done_at timestamptz not null,
  primary key (person_id, course_id, lesson_id, package_id),
  foreign key (person_id, course_id) references course_places on delete cascade,
  check ((points is null) = (most is null)),
  check (points between 0 and most)
);
`)
      .execute(db);
  },
};
