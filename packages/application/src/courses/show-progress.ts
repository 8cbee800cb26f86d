import type { OutputOf } from '@smalspor/contract/operations';
import type { KeptAnswer, KeptProgress, Sitting } from '@smalspor/database/courses';
import {
  type CoursePart,
  type CourseProgress,
  gradeAnswers,
  lessonsToRepeat,
  minutesLeft,
  nextLesson,
} from '@smalspor/domain/courses';
import { numbersIn, parseLessons } from './describe-course.ts';
import type { OfferedCourse } from './find-course.ts';

type Shown = OutputOf<'readCourseProgress'>;

/** Options are kept by their place, so those of another version of the course mean nothing any more. */
function ofVersion(kept: readonly KeptAnswer[], version: number): ReadonlyMap<string, readonly number[]> {
  return new Map(kept.filter((each) => each.version === version).map(({ id, options }) => [id, options]));
}

/** What is kept of a course, as it stands in the version that is shown. Lessons that were read stay read. */
export function currentProgress(
  { course, part }: Pick<OfferedCourse, 'course' | 'part'>,
  kept: Pick<KeptProgress, 'read' | 'choices' | 'answers'>,
  sitting: number,
): CourseProgress {
  const choices = [...ofVersion(kept.choices, course.version)];
  const answers = kept.answers.filter((each) => each.sitting === sitting && each.part === (part?.id ?? null));
  return {
    read: new Set(kept.read),
    choices: new Map(choices.map(([id, [option = 0]]) => [id, option])),
    answers: ofVersion(answers, course.version),
  };
}

/** The number of the sitting that is under way: the one after those that were handed in. */
export function nextSitting(handedIn: readonly Sitting[]): number {
  return Math.max(0, ...handedIn.map(({ number }) => number)) + 1;
}

/** A pass, as far as it tells when something was passed. */
export interface KnownPass {
  readonly courseId: string;
  /** None means all. */
  readonly lessons: readonly string[];
  /** Instant in UTC, ISO 8601. */
  readonly finishedAt: string;
}

/** When the last of some lessons of a course was passed for the first time; `null` while one is not. */
export function firstPass(
  courseId: string,
  lessons: readonly string[],
  passes: readonly KnownPass[],
): string | null {
  const own = passes.filter((pass) => pass.courseId === courseId);
  const first = lessons.map(
    (lesson) =>
      own
        .filter((pass) => pass.lessons.length === 0 || pass.lessons.includes(lesson))
        .map(({ finishedAt }) => finishedAt)
        .sort()[0] ?? null,
  );
  return first.includes(null) ? null : ([...first].sort().at(-1) ?? null);
}

/** What is known of a person's way through one course. */
export interface KnownProgress {
  readonly kept: KeptProgress;
  /** The person's sittings of this course, or of this part of it, oldest first. */
  readonly handedIn: readonly Sitting[];
  /** How many colleagues the last sitting had. */
  readonly companions: number;
  /** What the person has passed, alone or beside a colleague. */
  readonly passes: readonly KnownPass[];
  /** The parts of the course that are passed alone. */
  readonly parts: readonly CoursePart[];
}

/** How far a reader has come, as it is shown. Answers come with what is said to them. */
export function showProgress(
  { course, words, part }: OfferedCourse,
  { kept, handedIn, companions, passes, parts }: KnownProgress,
): Shown {
  const sitting = nextSitting(handedIn);
  const lessons = parseLessons(course, words);
  const progress = currentProgress({ course, part }, kept, sitting);
  const whenPassed = (lessons: readonly string[]) => firstPass(course.id, lessons, passes);
  const passedAt = whenPassed(course.lessons.map(({ id }) => id));
  const last = handedIn.at(-1);
  return {
    next: nextLesson(course, progress.read, kept.place),
    read: course.lessons.map(({ id }) => id).filter((id) => progress.read.has(id)),
    choices: words.cases.flatMap(({ id }) => {
      const option = progress.choices.get(id);
      return option === undefined ? [] : [{ id, option }];
    }),
    sitting,
    answers: words.questions.flatMap((question) => {
      const options = progress.answers.get(question.id);
      if (!options) return [];
      const { hasPassed: isRight } = gradeAnswers([question], progress.answers, 100);
      const feedback = question.options.map(({ right, feedback: text, sources = [] }) => ({
        ...{ right, text },
        sources: numbersIn(lessons, question, sources),
      }));
      return [{ id: question.id, options: [...options], isRight, feedback }];
    }),
    minutesLeft: passedAt === null ? minutesLeft(course, words, progress) : 0,
    result: last
      ? {
          sitting: last.number,
          score: last.score,
          right: last.right,
          questions: last.questions,
          hasPassed: last.hasPassed,
          wrong: [...last.wrong],
          lessons: [...lessonsToRepeat(course, words.questions, last.wrong)],
          finishedAt: last.finishedAt,
          colleagues: companions,
        }
      : null,
    passedAt,
    parts: parts.map(({ id, lessons }) => ({ id, passedAt: whenPassed(lessons) })),
    packages: kept.packages
      .filter(({ lesson }) => course.lessons.some(({ id }) => id === lesson))
      .map((each) => ({ ...each })),
  };
}
