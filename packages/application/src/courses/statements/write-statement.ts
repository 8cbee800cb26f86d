import type { Question } from '@smalspor/domain/courses';
import type { OfferedCourse } from '../find-course.ts';

/** What happened in a course, as far as a learning record store is told. */
export type CourseEvent =
  | { readonly kind: 'opened' }
  | { readonly kind: 'read'; readonly lesson: string }
  | {
      readonly kind: 'answered';
      readonly question: string;
      readonly options: readonly number[];
      readonly isRight: boolean;
    }
  | {
      readonly kind: 'package';
      readonly lesson: string;
      readonly id: string;
      readonly title: string;
      /** `null` for a package that gives no points. */
      readonly points: { readonly got: number; readonly most: number } | null;
    }
  | {
      readonly kind: 'finished';
      /** The id of the sitting. */
      readonly sitting: string;
      /** Whole per cent. */
      readonly score: number;
      readonly hasPassed: boolean;
    };

export interface StatementFrame {
  /** Who, without name and HPR number: the id of the account at this installation. */
  readonly account: { readonly homePage: string; readonly name: string };
  readonly offered: OfferedCourse;
  /** Instant in UTC, ISO 8601. */
  readonly at: string;
  readonly newId: () => string;
}

/** A statement of the Experience API, version 1.0.3. */
export interface Statement {
  readonly id: string;
  readonly [part: string]: unknown;
}

const VERBS = {
  initialized: 'http://adlnet.gov/expapi/verbs/initialized',
  progressed: 'http://adlnet.gov/expapi/verbs/progressed',
  answered: 'http://adlnet.gov/expapi/verbs/answered',
  completed: 'http://adlnet.gov/expapi/verbs/completed',
  passed: 'http://adlnet.gov/expapi/verbs/passed',
  failed: 'http://adlnet.gov/expapi/verbs/failed',
} as const;
type Verb = keyof typeof VERBS;

const ACTIVITY = 'http://adlnet.gov/expapi/activities/';

/** The statements that tell of an event; a passed course is completed too. */
export function writeStatement(frame: StatementFrame, event: CourseEvent): readonly Statement[] {
  const { course } = frame.offered;
  switch (event.kind) {
    case 'opened':
      return [statement(frame, 'initialized', courseActivity(frame))];
    case 'read': {
      const lesson = course.lessons.find(({ id }) => id === event.lesson);
      return [
        statement(
          frame,
          'progressed',
          activity(frame, `lessons/${event.lesson}`, 'lesson', { ...(lesson?.title ?? {}) }),
          { completion: true },
        ),
      ];
    }
    case 'answered':
      return [
        statement(frame, 'answered', questionActivity(frame, event.question), {
          success: event.isRight,
          response: event.options.join('[,]'),
        }),
      ];
    case 'package': {
      const { lesson, id, title, points } = event;
      const name = { [frame.offered.language]: title };
      const shown = activity(frame, `lessons/${lesson}/packages/${id}`, 'interaction', name);
      const score = points && points.most > 0 ? scoreOf(points.got, points.most) : null;
      return [statement(frame, 'completed', shown, { completion: true, ...(score ? { score } : {}) })];
    }
    case 'finished': {
      const { score, hasPassed } = event;
      const result = { success: hasPassed, score: scoreOf(score, 100) };
      const outcome = statement(frame, hasPassed ? 'passed' : 'failed', courseActivity(frame), result);
      const completed = statement(frame, 'completed', courseActivity(frame), { completion: true });
      return hasPassed ? [outcome, completed] : [outcome];
    }
  }
}

function scoreOf(raw: number, max: number): object {
  return { scaled: raw / max, raw, min: 0, max };
}

function statement(frame: StatementFrame, verb: Verb, object: object, result?: object): Statement {
  const { account, offered, at, newId } = frame;
  return {
    id: newId(),
    actor: { objectType: 'Agent', account },
    verb: { id: VERBS[verb], display: { en: verb } },
    object,
    ...(result ? { result } : {}),
    context: {
      platform: 'Smalspor',
      language: offered.language,
      revision: String(offered.course.version),
      contextActivities: {
        parent: [courseActivity(frame)],
        ...(offered.part ? { grouping: [activity(frame, null, 'course', {})] } : {}),
      },
    },
    timestamp: at,
  };
}

/** The course, or the part of it that is taken alone. */
function courseActivity(frame: StatementFrame): object {
  const { course, part } = frame.offered;
  return part
    ? activity(frame, `parts/${part.id}`, 'module', { ...part.title })
    : activity(frame, null, 'course', { ...course.title });
}

function activity(
  { account, offered }: StatementFrame,
  part: string | null,
  type: string,
  name: Readonly<Record<string, string>>,
): object {
  const course = `${account.homePage.replace(/\/$/, '')}/courses/${offered.course.id}`;
  return {
    objectType: 'Activity',
    id: part === null ? course : `${course}/${part}`,
    definition: { type: ACTIVITY + type, ...(Object.keys(name).length > 0 ? { name } : {}) },
  };
}

/** In every language that the course has: an activity is the same whatever language it was answered in. */
function questionActivity(frame: StatementFrame, id: string): object {
  const { course, words } = frame.offered;
  const options = words.questions.find((each) => each.id === id)?.options ?? [];
  const right = options.flatMap((option, place) => (option.right ? [place] : []));
  const inEach = (text: (question: Question) => string | undefined) =>
    Object.fromEntries(
      [...course.words].flatMap(([language, { questions }]) => {
        const question = questions.find((each) => each.id === id);
        return question ? [[language, text(question) ?? id]] : [];
      }),
    );
  const name = inEach(({ question }) => question);
  const shown = activity(frame, `questions/${id}`, 'cmi.interaction', name) as {
    readonly definition: object;
  };
  return {
    ...shown,
    definition: {
      ...shown.definition,
      interactionType: 'choice',
      correctResponsesPattern: [right.join('[,]')],
      choices: options.map((_, place) => ({
        id: String(place),
        description: inEach((question) => question.options[place]?.text),
      })),
    },
  };
}
