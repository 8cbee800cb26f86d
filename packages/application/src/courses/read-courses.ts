import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { listProgress, listSittings } from '@smalspor/database/courses';
import { minutesLeft } from '@smalspor/domain/courses';
import type { House } from '../house/house.ts';
import { describeCourse } from './describe-course.ts';
import { findColleagues } from './find-colleagues.ts';
import { findCourse, listOffered, mayCompleteTogether } from './find-course.ts';
import { passedBeside, readProgress } from './read-progress.ts';
import { currentProgress, firstPass, nextSitting } from './show-progress.ts';

const NOTHING = { read: [], choices: [], answers: [] };

/** The courses that are open to the reader: all that are offered; those begun come first and those passed last. */
export const listCourses: UnboundUseCase<House, 'listCourses'> = async (house, actor, { language }) => {
  const [kept, sittings, beside] = await Promise.all([
    listProgress(house.db, actor.userId),
    listSittings(house.db, actor.userId),
    passedBeside(house.db, actor),
  ]);
  const courses = listOffered(house, language).map(({ course, language: shown, words }) => {
    const handedIn = sittings.filter(({ courseId }) => courseId === course.id);
    const progress = currentProgress(course, kept.get(course.id) ?? NOTHING, nextSitting(handedIn));
    const passedAt = firstPass(handedIn, beside.get(course.id));
    return {
      id: course.id,
      status: course.status,
      title: { ...course.title },
      minutes: course.minutes,
      language: shown,
      lessons: course.lessons.length,
      read: course.lessons.filter(({ id }) => progress.read.has(id)).length,
      minutesLeft: passedAt === null ? minutesLeft(course, words, progress) : 0,
      passedAt,
    };
  });
  // What has been begun is what the reader most likely came for.
  const rank = ({ id, passedAt }: (typeof courses)[number]): number => (passedAt ? 2 : kept.has(id) ? 0 : 1);
  return { courses: courses.toSorted((a, b) => rank(a) - rank(b)) };
};

export const readCourse: UnboundUseCase<House, 'readCourse'> = async (house, _actor, input) => ({
  ...describeCourse(findCourse(house, input.courseId, input.language)),
  together: mayCompleteTogether(house, input.courseId),
});

export const readCourseProgress: UnboundUseCase<House, 'readCourseProgress'> = async (house, actor, input) =>
  readProgress(house.db, actor, findCourse(house, input.courseId, input.language));

/** Nobody where no programme lets colleagues complete the course together. */
export const listColleagues: UnboundUseCase<House, 'listColleagues'> = async (house, actor, { courseId }) => {
  findCourse(house, courseId, 'nb');
  return {
    colleagues: mayCompleteTogether(house, courseId) ? [...(await findColleagues(house, actor))] : [],
  };
};
