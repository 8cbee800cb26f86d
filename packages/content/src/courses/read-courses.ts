import { type Course, type CourseSource, type CourseWords, estimatedMinutes } from '@smalspor/domain/courses';
import type { Language } from '@smalspor/domain/texts';
import { readPackages } from '../packages/read-packages.ts';
import type { ReadProgramme } from '../programmes/read-programmes.ts';
import type { ContentFile } from '../reading/content-files.ts';
import type { Report } from '../reading/content-problem.ts';
import { readYaml, type YamlFile } from '../reading/yaml-file.ts';
import { compareLanguages } from './compare-languages.ts';
import { COURSE, type CourseYaml } from './course-schema.ts';
import { leastOfCourse } from './course-sizes.ts';
import { type ReadWords, readCourseWords } from './read-course-words.ts';
import { readPictures } from './read-pictures.ts';

/** The words of a published course fill at least this share of the minutes that it says. */
const LEAST_FILLED = 0.9;

/** Reads `content/courses`: a folder for each course, with a folder for each language in it. */
export function readCourses(
  files: readonly ContentFile[],
  programmes: readonly ReadProgramme[],
  report: Report,
): readonly Course[] {
  const courses = files
    .filter(({ path }) => /^courses\/[^/]+\/course\.yaml$/.test(path))
    .flatMap((file) => {
      const yaml = readYaml(file, COURSE, report);
      return yaml ? [courseOf(yaml, files, report)] : [];
    });
  checkModules(courses, programmes, report);
  return courses;
}

function courseOf(yaml: YamlFile<CourseYaml>, files: readonly ContentFile[], report: Report): Course {
  const { languages, sources, everyClaimCited = false, ...rest } = yaml.value;
  const fault = (part: readonly (string | number)[], text: string) =>
    report(yaml.path, yaml.lineOf(part), text);
  if (yaml.path !== `courses/${rest.id}/course.yaml`) {
    fault(['id'], `the folder of ${rest.id} must be called ${rest.id}`);
  }
  const minutes = rest.lessons.reduce((sum, lesson) => sum + lesson.minutes, 0);
  if (minutes !== rest.minutes) {
    fault(['minutes'], `the lessons take ${minutes} minutes, not ${rest.minutes}`);
  }
  const ids = rest.lessons.map(({ id }) => id);
  for (const [index, id] of ids.entries()) {
    if (ids.indexOf(id) !== index) fault(['lessons', index, 'id'], `${id} stands twice`);
  }
  const words = new Map<Language, CourseWords>();
  const pictures = readPictures(`courses/${rest.id}/`, files, report);
  const packages = readPackages(`courses/${rest.id}/`, files, report);
  const cited = new Set<string>();
  const shown = new Set<string>();
  let first: ReadWords | null = null;
  for (const language of languages) {
    const inLanguage = [...packages].filter(
      ([, each]) => each.language === null || each.language === language,
    );
    const known = {
      pictures: new Set(pictures.keys()),
      packages: new Set(inLanguage.map(([path]) => path)),
    };
    const read = readCourseWords(yaml, language, files, known, report);
    for (const key of read.cited) cited.add(key);
    for (const path of read.shown) shown.add(path);
    words.set(language, read.words);
    first ??= read;
    if (first !== read) compareLanguages(first, read, report);
    if (rest.status === 'published') checkFullness(read.words, rest.minutes, language, fault);
  }
  for (const key of Object.keys(sources)) {
    if (!cited.has(key)) fault(['sources', key], `nothing rests on the source ${key}`);
  }
  for (const path of [...pictures.keys(), ...packages.keys()]) {
    if (!shown.has(path)) report(`courses/${rest.id}/${path}`, 1, 'is shown in no lesson');
  }
  return {
    ...rest,
    everyClaimCited,
    sources: new Map<string, CourseSource>(Object.entries(sources)),
    pictures,
    packages: new Map([...packages].map(([path, each]) => [path, each.package])),
    words,
  };
}

function checkFullness(
  words: CourseWords,
  minutes: number,
  language: Language,
  fault: (part: readonly string[], text: string) => void,
): void {
  const has = {
    lessons: words.lessons.size,
    cases: words.cases.length,
    questions: words.questions.length,
  };
  const least = leastOfCourse(minutes);
  for (const what of ['lessons', 'cases', 'questions'] as const) {
    if (has[what] >= least[what]) continue;
    fault(
      ['status'],
      `has ${has[what]} ${what} in ${language}, and a published course has ${least[what]} at least`,
    );
  }
  const filled = [...words.lessons.keys()].reduce(
    (sum, id) => sum + estimatedMinutes(words, id, language),
    0,
  );
  if (filled < LEAST_FILLED * minutes) {
    fault(['minutes'], `takes ${Math.floor(filled)} minutes in ${language}, and says ${minutes}`);
  }
}

/** A module that takes a course must take lessons that it has, and the minutes that they have. */
function checkModules(
  courses: readonly Course[],
  programmes: readonly ReadProgramme[],
  report: Report,
): void {
  for (const { definition, file, versionLine } of programmes) {
    for (const { id, course: wanted, lessons, minutes } of definition.modules) {
      const course = courses.find((each) => each.id === wanted);
      if (!course) continue;
      const chosen = course.lessons.filter((lesson) => lessons.length === 0 || lessons.includes(lesson.id));
      const missing = lessons.find((lesson) => chosen.every((each) => each.id !== lesson));
      const sum = chosen.reduce((total, lesson) => total + lesson.minutes, 0);
      if (missing !== undefined)
        report(file, versionLine, `the module ${id} wants the unknown lesson ${missing}`);
      else if (sum !== minutes)
        report(file, versionLine, `the module ${id} takes ${minutes} minutes, but its lessons take ${sum}`);
    }
  }
}
