import type { LessonBlock } from '@smalspor/domain/courses';
import { Type } from 'typebox';
import { operation } from './operation.ts';
import { Count, Id, Instant, LanguageSchema, LocalisedSchema, Nothing, Nullable, OneOf } from './schemas.ts';

const Text = Type.String();
/** The place of an option, from 0. */
const Place = Type.Integer({ minimum: 0, maximum: 99 });
const Sitting = Type.Integer({ minimum: 1, maximum: 10_000 });
/** A module of a programme that takes some lessons of the course; left out for the whole course. */
const Part = Type.Optional(Type.String({ pattern: '^[a-z][a-z0-9-]{0,40}\\.[a-z][a-z0-9-]{0,40}$' }));
const Hpr = Type.String({ pattern: '^\\d{1,9}$' });

const Blocks = Type.Unsafe<readonly LessonBlock[]>({
  type: 'array',
  items: { type: 'object', required: ['kind'] },
  description: 'Headings, paragraphs, lists, quotes and tables, in order',
});

/** A source that a lesson rests on; the text points to it by its number. */
const LessonSource = Type.Object({
  number: Type.Integer({ minimum: 1 }),
  citation: Text,
  url: Nullable(Text),
});

const LessonShown = Type.Object({
  id: Id,
  title: LocalisedSchema,
  minutes: Count,
  blocks: Blocks,
  sources: Type.Array(LessonSource),
});

const CaseShown = Type.Object({
  id: Id,
  lesson: Id,
  story: Text,
  question: Text,
  options: Type.Array(
    Type.Object({
      text: Text,
      right: Type.Boolean(),
      feedback: Text,
      /** What the feedback rests on, as numbers in the lesson's list; empty where nothing clinical is claimed. */
      sources: Type.Array(Count),
    }),
  ),
  /** Numbers in the lesson's list of sources. */
  sources: Type.Array(Count),
});

/** What is said about the options comes with the answer. */
const QuestionShown = Type.Object({
  id: Id,
  lesson: Id,
  question: Text,
  options: Type.Array(Text),
  /** Whether more than one option is right. */
  several: Type.Boolean(),
  sources: Type.Array(Count),
});

export const CourseResult = Type.Object({
  sitting: Sitting,
  score: Count,
  right: Count,
  questions: Count,
  hasPassed: Type.Boolean(),
  /** Ids of the questions that were wrong, and of the lessons to look at again. */
  wrong: Type.Array(Id),
  lessons: Type.Array(Id),
  finishedAt: Instant,
  /** Colleagues who sat together with the reader. */
  colleagues: Count,
});

/** What a package in a lesson gave; told by the package itself. */
export const PackagePoints = Type.Object({
  got: Type.Number({ minimum: 0, maximum: 100_000 }),
  most: Type.Number({ minimum: 0, maximum: 100_000 }),
});

export const CourseProgress = Type.Object({
  /** The lesson to go on with; `null` when all are read. */
  next: Nullable(Id),
  read: Type.Array(Id),
  choices: Type.Array(Type.Object({ id: Id, option: Place })),
  /** Which sitting the answers belong to; the first is 1. */
  sitting: Sitting,
  answers: Type.Array(
    Type.Object({
      id: Id,
      options: Type.Array(Place),
      isRight: Type.Boolean(),
      /** One for each option of the question. */
      feedback: Type.Array(Type.Object({ right: Type.Boolean(), text: Text, sources: Type.Array(Count) })),
    }),
  ),
  minutesLeft: Count,
  /** The last sitting that was handed in. */
  result: Nullable(CourseResult),
  /** When the course was passed for the first time, alone or beside a colleague. */
  passedAt: Nullable(Instant),
  /** The parts of the whole course that are passed alone; empty within a part. */
  parts: Type.Array(Type.Object({ id: Id, passedAt: Nullable(Instant) })),
  /** Packages in lessons that the reader has come to the end of; nothing of it is scored. */
  packages: Type.Array(Type.Object({ lesson: Id, id: Id, points: Nullable(PackagePoints), doneAt: Instant })),
});

const CourseFrame = {
  id: Id,
  status: OneOf(['preview', 'published']),
  title: LocalisedSchema,
  minutes: Count,
  /** The language of the texts: the reader's, or the one that the course has. */
  language: LanguageSchema,
};

const readOwn = {
  method: 'GET',
  policy: 'canTakePart',
  kind: 'json',
  status: 200,
  query: Type.Object({ language: LanguageSchema }),
  body: Nothing,
} as const;
const write = {
  method: 'PUT',
  policy: 'canTakePart',
  kind: 'json',
  status: 200,
  query: Nothing,
  response: CourseProgress,
} as const;
const language = LanguageSchema;
const ofCourse = { query: Type.Object({ language: LanguageSchema, part: Part }) };

export const courseOperations = {
  listCourses: operation({
    ...readOwn,
    path: '/api/courses',
    summary: 'The courses that are open to me, with how far I have come',
    params: Nothing,
    response: Type.Object({
      courses: Type.Array(
        Type.Object({
          ...CourseFrame,
          lessons: Count,
          read: Count,
          minutesLeft: Count,
          passedAt: Nullable(Instant),
        }),
      ),
    }),
  }),
  readCourse: operation({
    ...readOwn,
    ...ofCourse,
    path: '/api/courses/:courseId',
    summary: 'A course, or a part of one, with all its texts, in my language or in one that it has',
    params: Type.Object({ courseId: Id }),
    response: Type.Object({
      ...CourseFrame,
      /** The part that this is; `null` for the whole course. */
      part: Nullable(Id),
      /** The name of the whole course. */
      wholeTitle: LocalisedSchema,
      /** The parts of the whole course that are passed alone. */
      parts: Type.Array(Type.Object({ id: Id, title: LocalisedSchema, minutes: Count })),
      passMark: Count,
      lessons: Type.Array(LessonShown),
      cases: Type.Array(CaseShown),
      questions: Type.Array(QuestionShown),
      /** Whether colleagues before one screen may complete it together. */
      together: Type.Boolean(),
    }),
  }),
  readCourseProgress: operation({
    ...readOwn,
    ...ofCourse,
    path: '/api/courses/:courseId/progress',
    summary: 'How far I have come in a course, on whichever device',
    params: Type.Object({ courseId: Id }),
    response: CourseProgress,
  }),
  listColleagues: operation({
    ...readOwn,
    path: '/api/courses/:courseId/colleagues',
    summary: 'Whom I may complete a course together with: my own group',
    params: Type.Object({ courseId: Id }),
    query: Type.Object({ part: Part }),
    response: Type.Object({
      colleagues: Type.Array(Type.Object({ hpr: Hpr, name: Text })),
      /** Whether those who are not named can be counted, for the log of the own institution’s teaching. */
      countsOthers: Type.Boolean(),
    }),
  }),
  visitLesson: operation({
    ...write,
    path: '/api/courses/:courseId/lessons/:lessonId',
    summary: 'Remember that I am in a lesson, or that I have read it',
    params: Type.Object({ courseId: Id, lessonId: Id }),
    body: Type.Object({ isRead: Type.Boolean(), language, part: Part }),
  }),
  chooseInCase: operation({
    ...write,
    path: '/api/courses/:courseId/cases/:caseId',
    summary: 'Choose in a case; the latest choice is kept, and nothing is scored',
    params: Type.Object({ courseId: Id, caseId: Id }),
    body: Type.Object({ option: Place, language, part: Part }),
  }),
  answerQuestion: operation({
    ...write,
    path: '/api/courses/:courseId/questions/:questionId',
    summary: 'Answer a question of a sitting; the latest answer is kept until the sitting is handed in',
    params: Type.Object({ courseId: Id, questionId: Id }),
    body: Type.Object({
      options: Type.Array(Place, { maxItems: 20 }),
      sitting: Sitting,
      language,
      part: Part,
    }),
  }),
  finishSitting: operation({
    ...write,
    path: '/api/courses/:courseId/sittings/:sitting',
    summary: 'Hand in a sitting, with the colleagues who sat together; the next one then begins',
    params: Type.Object({ courseId: Id, sitting: Type.String({ pattern: '^[1-9]\\d{0,4}$' }) }),
    body: Type.Object({
      together: Type.Array(Hpr, { maxItems: 60, uniqueItems: true }),
      /** How many more sat there without being named. */
      alsoThere: Type.Optional(Type.Integer({ minimum: 0, maximum: 200 })),
      language,
      part: Part,
    }),
  }),
  finishPackage: operation({
    ...write,
    path: '/api/courses/:courseId/lessons/:lessonId/packages/:packageId',
    summary:
      'Remember that I came to the end of a package in a lesson, and with how many points; nothing is scored',
    params: Type.Object({ courseId: Id, lessonId: Id, packageId: Id }),
    body: Type.Object({ points: Nullable(PackagePoints), language, part: Part }),
  }),
} as const;
