import type { OutputOf } from '@smalspor/contract/operations';
import type { KeptAnswer, KeptProgress, Sitting } from '@smalspor/database/courses';
import {
  type Course,
  type CourseProgress,
  gradeAnswers,
  lessonsToRepeat,
  minutesLeft,
  nextLesson,
} from '@smalspor/domain/courses';
import type { OfferedCourse } from './find-course.ts';

type Shown = OutputOf<'readCourseProgress'>;

/** Options are kept by their place, so those of another version of the course mean nothing any more. */
function ofVersion(kept: readonly KeptAnswer[], version: number): ReadonlyMap<string, readonly number[]> {
  return new Map(kept.filter((each) => each.version === version).map(({ id, options }) => [id, options]));
}

/** What is kept of a course, as it stands in the version that is shown. Lessons that were read stay read. */
export function currentProgress(
  course: Pick<Course, 'version'>,
  kept: Pick<KeptProgress, 'read' | 'choices' | 'answers'>,
  sitting: number,
): CourseProgress {
  const choices = [...ofVersion(kept.choices, course.version)];
  const answers = kept.answers.filter((each) => each.sitting === sitting);
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

/** When a course was passed first: in an own sitting, or beside a colleague. */
export function firstPass(handedIn: readonly Sitting[], beside: string | undefined): string | null {
  const own = handedIn.filter(({ hasPassed }) => hasPassed).map(({ finishedAt }) => finishedAt);
  return [...own, ...(beside === undefined ? [] : [beside])].sort()[0] ?? null;
}

/** What is known of a person's way through one course. */
export interface KnownProgress {
  readonly kept: KeptProgress;
  /** The person's sittings of this course, oldest first. */
  readonly handedIn: readonly Sitting[];
  /** How many colleagues the last sitting had. */
  readonly companions: number;
  /** When the course was passed beside a colleague. */
  readonly beside: string | undefined;
}

/** How far a reader has come, as it is shown. Answers come with what is said to them. */
export function showProgress(
  { course, words }: OfferedCourse,
  { kept, handedIn, companions, beside }: KnownProgress,
): Shown {
  const sitting = nextSitting(handedIn);
  const progress = currentProgress(course, kept, sitting);
  const passedAt = firstPass(handedIn, beside);
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
      const feedback = question.options.map(({ right, feedback: text }) => ({ right, text }));
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
  };
}
