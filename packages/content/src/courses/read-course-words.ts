import type { CaseExercise, CourseWords, Question } from '@smalspor/domain/courses';
import type { Language } from '@smalspor/domain/texts';
import type { TSchema } from 'typebox';
import type { ContentFile } from '../reading/content-files.ts';
import type { Report } from '../reading/content-problem.ts';
import { readYaml, type YamlFile } from '../reading/yaml-file.ts';
import { CASES, type CourseYaml, QUESTIONS } from './course-schema.ts';
import { citedIn, lessonFaults, picturesIn } from './lesson-faults.ts';

/** The words of a course in one language, the files that they stand in, and the sources that they name. */
export interface ReadWords {
  readonly language: Language;
  readonly folder: string;
  readonly words: CourseWords;
  readonly asked: readonly AskedFile[];
  readonly cited: readonly string[];
  readonly shown: readonly string[];
}

/** What lessons may show, by path within the course. */
export interface KnownInLessons {
  readonly pictures: ReadonlySet<string>;
  /** Those in the language of the lessons, or in none. */
  readonly packages: ReadonlySet<string>;
}

/** Reads the folder of one language: a Markdown file for each lesson, `cases.yaml` and `questions.yaml`. */
export function readCourseWords(
  course: YamlFile<CourseYaml>,
  language: Language,
  files: readonly ContentFile[],
  { pictures, packages }: KnownInLessons,
  report: Report,
): ReadWords {
  const { id, lessons, sources, everyClaimCited = false } = course.value;
  const folder = `courses/${id}/${language}/`;
  const keys = new Set(Object.keys(sources));
  const texts = new Map<string, string>();
  for (const [index, lesson] of lessons.entries()) {
    const path = `${folder}${lesson.id}.md`;
    const file = files.find((each) => each.path === path);
    if (!file) report(course.path, course.lineOf(['lessons', index]), `there is no file ${path}`);
    else {
      for (const { line, fault } of lessonFaults(file.text, keys, pictures, packages, everyClaimCited))
        report(path, line, fault);
      texts.set(lesson.id, file.text);
    }
  }
  for (const { path } of files) {
    if (!path.startsWith(folder) || !path.endsWith('.md')) continue;
    if (!texts.has(path.slice(folder.length, -'.md'.length))) report(path, 1, 'is no lesson of the course');
  }
  const known = { lessons: new Set(lessons.map((lesson) => lesson.id)), sources: keys, everyClaimCited };
  const inCases = readAsked<CaseExercise>(`${folder}cases.yaml`, CASES, course, files, known, report);
  const inQuestions = readAsked<Question>(`${folder}questions.yaml`, QUESTIONS, course, files, known, report);
  const cases = inCases?.list ?? [];
  const questions = inQuestions?.list ?? [];
  const cited = [
    ...[...texts.values()].flatMap(citedIn),
    ...[...cases, ...questions].flatMap((asked) => asked.sources),
  ];
  return {
    language,
    folder,
    asked: [inCases, inQuestions].flatMap((each) => each ?? []),
    words: { lessons: texts, cases, questions },
    cited,
    shown: [...texts.values()].flatMap(picturesIn),
  };
}

/** What cases and questions have in common. */
export interface Asked {
  readonly id: string;
  readonly lesson: string;
  readonly options: readonly { readonly right: boolean; readonly sources?: readonly string[] }[];
  readonly sources: readonly string[];
}

/** The cases or the questions of one language, and the lines that they stand on. */
export interface AskedFile<T extends Asked = Asked> {
  readonly name: string;
  readonly list: readonly T[];
  /** The line of a part of the one at a place, from 0. */
  lineOf(place: number, part: string): number;
}

function readAsked<T extends Asked>(
  path: string,
  schema: TSchema,
  course: YamlFile<CourseYaml>,
  files: readonly ContentFile[],
  known: {
    readonly lessons: ReadonlySet<string>;
    readonly sources: ReadonlySet<string>;
    readonly everyClaimCited: boolean;
  },
  report: Report,
): AskedFile<T> | null {
  const file = files.find((each) => each.path === path);
  if (!file) {
    report(course.path, course.lineOf(['languages']), `there is no file ${path}`);
    return null;
  }
  const yaml = readYaml(file, schema, report);
  if (!yaml) return null;
  const list = yaml.value as readonly T[];
  const seen = new Set<string>();
  for (const [index, asked] of list.entries()) {
    const fault = (part: string, text: string) => report(path, yaml.lineOf([index, part]), text);
    if (seen.has(asked.id)) fault('id', `${asked.id} stands twice`);
    seen.add(asked.id);
    if (!known.lessons.has(asked.lesson)) fault('lesson', `there is no lesson ${asked.lesson}`);
    if (!asked.options.some(({ right }) => right)) fault('options', 'no option is right');
    if (asked.options.every(({ right }) => right)) fault('options', 'every option is right');
    for (const key of asked.sources) {
      if (!known.sources.has(key)) fault('sources', `there is no source ${key}`);
    }
    for (const text of feedbackFaults(asked, known.everyClaimCited)) fault('options', text);
  }
  return {
    name: path.slice(path.lastIndexOf('/') + 1),
    list,
    lineOf: (place, part) => yaml.lineOf([place, part]),
  };
}

/** What is wrong with the sources of what is said to each option; an empty list says that nothing clinical is claimed. */
function feedbackFaults({ options, sources }: Asked, everyClaimCited: boolean): readonly string[] {
  return options.flatMap((option, place) => [
    ...(everyClaimCited && option.sources === undefined
      ? [
          `the feedback of option ${place + 1} names no sources: name them, or [] where nothing clinical is claimed`,
        ]
      : []),
    ...(option.sources ?? [])
      .filter((key) => !sources.includes(key))
      .map((key) => `option ${place + 1} rests on ${key}, which is none of the sources here`),
  ]);
}
