import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { savePackageResult } from '@smalspor/database/courses';
import type { LessonBlock } from '@smalspor/domain/courses';
import { Refusal } from '@smalspor/domain/refusal';
import type { House } from '../house/house.ts';
import { parseLessons } from './describe-course.ts';
import { findCourse } from './find-course.ts';
import { readProgress } from './read-progress.ts';
import { writeToCourse } from './save-progress.ts';

type PackageBlock = Extract<LessonBlock, { readonly kind: 'package' }>;

/**
 * Remembers that a package in a lesson was played to its end. What it says of points comes from a script that anyone can change
 * in the own browser, so it is shown to the learner and told to the record store, and no module is passed by it.
 */
export const finishPackage: UnboundUseCase<House, 'finishPackage'> = async (house, actor, input, call) => {
  const offered = findCourse(house, input.courseId, input.language, input.part);
  const { lessonId: lesson, packageId: id, points } = input;
  const { blocks = [] } = parseLessons(offered.course, offered.words).get(lesson) ?? {};
  const found = blocks.find((block): block is PackageBlock => block.kind === 'package' && block.id === id);
  if (!found) throw new Refusal('not-found', 'The lesson has no such package.');
  if (points && points.got > points.most) {
    throw new Refusal('invalid-request', 'Nobody gets more points than there are.');
  }
  await writeToCourse(house, actor, offered, { operation: 'finishPackage', input, call }, async (write) => {
    await savePackageResult(write.trx, write.of, { lesson, id, points, doneAt: write.at });
    return [{ kind: 'package', lesson, id, title: found.title, points }];
  });
  return readProgress(house, actor, offered);
};
