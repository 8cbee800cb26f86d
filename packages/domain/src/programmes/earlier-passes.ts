import { type CoursePass, lessonsOfPass } from '../courses/index.ts';
import { addMonthsToDate, type PlainDate } from '../time/index.ts';
import type { ProgrammeDefinition, ProgrammeModule } from './programme.ts';
import type { CompletedModule } from './round.ts';

/**
 * How old a pass may be on the day that someone joins, in months, where the programme does not say. Chosen for this product: two
 * years, in which the guidelines that the courses tell of change little.
 */
export const EARLIER_PASS_MONTHS = 24;

/** Months before joining within which a pass counts; 0 where nothing counts that was done before. */
export function earlierPassMonths({ earlierPasses }: Pick<ProgrammeDefinition, 'earlierPasses'>): number {
  return earlierPasses?.months ?? EARLIER_PASS_MONTHS;
}

/** The first day on which a pass counts for someone who joined on a day. */
export function passesCountFrom(
  programme: Pick<ProgrammeDefinition, 'earlierPasses'>,
  joinedOn: PlainDate,
): PlainDate {
  return addMonthsToDate(joinedOn, -earlierPassMonths(programme));
}

/**
 * How somebody has passed a module: each of its lessons, in one sitting or in several. Of several passes of a lesson the newest
 * is looked at; the module is passed on the day of the last of its lessons, and as well as in the weakest.
 * @param courseLessons every lesson of the module's course
 * @returns `null` where a lesson lacks a pass that is good enough
 */
export function passOfModule(
  { course, lessons, passMark }: Pick<ProgrammeModule, 'course' | 'lessons' | 'passMark'>,
  courseLessons: readonly string[],
  passes: readonly CoursePass[],
): CompletedModule | null {
  const good = passes.filter((pass) => pass.course === course && pass.score >= passMark);
  const wanted = lessons.length > 0 ? lessons : courseLessons;
  const found = wanted.map((lesson) =>
    good
      .filter((pass) => lessonsOfPass(pass, courseLessons).includes(lesson))
      .reduce<CoursePass | null>((newest, pass) => (newest && newest.on >= pass.on ? newest : pass), null),
  );
  const used = found.filter((pass) => pass !== null);
  const on = used
    .map((pass) => pass.on)
    .sort()
    .at(-1);
  if (on === undefined || used.length < wanted.length) return null;
  return {
    on,
    together: used.some(({ together }) => together),
    score: Math.min(...used.map(({ score }) => score)),
  };
}
