import type { Db } from '../schema/tables.ts';
import type { CourseOf, PackageResult, SittingAnswer } from './progress-queries.ts';

/** The latest answer to a question of a sitting is the one that is kept. */
export async function saveAnswer(
  trx: Db,
  { personId, courseId }: CourseOf,
  answer: SittingAnswer,
  at: string,
): Promise<void> {
  const changed = { course_version: answer.version, options: [...answer.options], answered_at: at };
  await trx
    .insertInto('course_answers')
    .values({
      person_id: personId,
      course_id: courseId,
      part: answer.part ?? '',
      sitting: answer.sitting,
      question_id: answer.id,
      ...changed,
    })
    .onConflict((conflict) =>
      conflict.columns(['person_id', 'course_id', 'part', 'sitting', 'question_id']).doUpdateSet(changed),
    )
    .execute();
}

/** The latest result of a package is the one that is kept. */
export async function savePackageResult(
  trx: Db,
  { personId, courseId }: CourseOf,
  { lesson, id, points, doneAt }: PackageResult,
): Promise<void> {
  const changed = { points: points?.got ?? null, most: points?.most ?? null, done_at: doneAt };
  await trx
    .insertInto('course_package_results')
    .values({ person_id: personId, course_id: courseId, lesson_id: lesson, package_id: id, ...changed })
    .onConflict((conflict) =>
      conflict.columns(['person_id', 'course_id', 'lesson_id', 'package_id']).doUpdateSet(changed),
    )
    .execute();
}
