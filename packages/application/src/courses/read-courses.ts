import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { listProgress, listSittings } from '@smalspor/database/courses';
import type { Actor } from '@smalspor/domain/access';
import { minutesLeft } from '@smalspor/domain/courses';
import { currentProgrammes } from '@smalspor/domain/programmes';
import type { House } from '../house/house.ts';
import { kindsIn } from '../programmes/unit-register.ts';
import { ownInstitutions } from '../teaching/own-institutions.ts';
import { describeCourse } from './describe-course.ts';
import { findColleagues } from './find-colleagues.ts';
import { findCourse, listOffered, mayCompleteTogether } from './find-course.ts';
import { listCurrentParts } from './list-parts.ts';
import { passesOf, readProgress } from './read-progress.ts';
import { currentProgress, firstPass, nextSitting } from './show-progress.ts';

const NOTHING = { read: [], choices: [], answers: [] };

/** The courses that are open to the reader: all that are offered; those begun come first, then those of the own work, and those passed last. */
export const listCourses: UnboundUseCase<House, 'listCourses'> = async (house, actor, { language }) => {
  const [kept, sittings, passes] = await Promise.all([
    listProgress(house.db, actor.userId),
    listSittings(house.db, actor.userId),
    passesOf(house.db, actor),
  ]);
  const courses = listOffered(house, language).map(({ course, language: shown, words, part }) => {
    const handedIn = sittings.filter((each) => each.courseId === course.id && each.part === null);
    const known = kept.get(course.id) ?? NOTHING;
    const progress = currentProgress({ course, part }, known, nextSitting(handedIn));
    const passedAt = firstPass(
      course.id,
      course.lessons.map(({ id }) => id),
      passes,
    );
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
  const ofWork = coursesOfWork(house, actor);
  // What has been begun is what the reader most likely came for.
  const rank = ({ id, passedAt }: (typeof courses)[number]): number => {
    if (passedAt) return 3;
    if (kept.has(id)) return 0;
    return ofWork.has(id) ? 1 : 2;
  };
  return { courses: courses.toSorted((a, b) => rank(a) - rank(b)) };
};

/** The courses of the programmes for institutions, for whoever works in one; none for others. */
function coursesOfWork({ content }: House, actor: Actor): ReadonlySet<string> {
  if (ownInstitutions(actor).length === 0) return new Set();
  return new Set(
    currentProgrammes(content.programmes)
      .filter((programme) => kindsIn(programme, 'institutions').length > 0)
      .flatMap(({ modules }) => modules.map(({ course }) => course)),
  );
}

export const readCourse: UnboundUseCase<House, 'readCourse'> = async (house, _actor, input) => {
  const offered = findCourse(house, input.courseId, input.language, input.part);
  const whole = findCourse(house, input.courseId, input.language).course;
  return {
    ...describeCourse(offered),
    part: offered.part?.id ?? null,
    wholeTitle: { ...whole.title },
    parts: offered.part
      ? []
      : listCurrentParts(house.content, whole).map(({ id, title, minutes }) => ({ id, title, minutes })),
    together: mayCompleteTogether(house, offered),
  };
};

export const readCourseProgress: UnboundUseCase<House, 'readCourseProgress'> = async (house, actor, input) =>
  readProgress(house, actor, findCourse(house, input.courseId, input.language, input.part));

/** Nobody where no programme lets colleagues complete the course, or the part of it, together. */
export const listColleagues: UnboundUseCase<House, 'listColleagues'> = async (house, actor, input) => {
  const offered = findCourse(house, input.courseId, 'nb', input.part);
  if (!mayCompleteTogether(house, offered)) return { colleagues: [], countsOthers: false };
  return {
    colleagues: [...(await findColleagues(house, actor))],
    countsOthers: ownInstitutions(actor).length === 1,
  };
};
