import { loadContent } from '@smalspor/content/loading';
import type { CourseWords } from '@smalspor/domain/courses';
import { fillMessage } from '@smalspor/domain/texts';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { escapeMarkup } from './escape-markup.ts';
import { type ExportFormat, exportCourse } from './export-course.ts';

const content = loadContent();
const written = content.courses.flatMap((course) =>
  [...course.words].map(([language, words]) => ({ course, language, words })),
);
type Written = (typeof written)[number];

function unpack({ course, language }: Written, format: ExportFormat): Readonly<Record<string, string>> {
  const files = unzipSync(exportCourse({ content }, { courseId: course.id, format, language }));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

/** Every sentence that a reader meets in the cases and questions. */
const sentencesOf = ({ cases, questions }: CourseWords): readonly string[] => [
  ...cases.map(({ story }) => story),
  ...[...cases, ...questions].flatMap(({ question, options }) => [
    question,
    ...options.flatMap(({ text, feedback }) => [text, feedback]),
  ]),
];
const LOCALE = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' } as const;

it('the courses of RAK can be taken along in bokmål, nynorsk and English', () => {
  for (const id of ['rak-1-respiratory', 'rak-2-urinary-skin', 'rak-3-changing-practice', 'out-of-hours']) {
    const languages = written.filter(({ course }) => course.id === id).map(({ language }) => language);
    expect(languages, id).toEqual(['nb', 'nn', 'en']);
  }
});

describe.each(written)('the package of $course.id in $language', (one) => {
  const { course, language, words } = one;
  const scorm = unpack(one, 'scorm');
  const cmi5 = unpack(one, 'cmi5');
  const html = scorm['index.html'] ?? '';
  const title = escapeMarkup(course.title[language]);

  it('is one page in that language, its own words included', () => {
    expect(html).toContain(`<html lang="${language}">`);
    expect(html).toContain(`<title>${title}</title>`);
    for (const lesson of course.lessons)
      expect(html).toContain(`>${escapeMarkup(lesson.title[language])}</h2>`);
    for (const key of ['web.course.lessons', 'web.course.sources', 'web.course.answer']) {
      expect(html).toContain(`>${escapeMarkup(fillMessage(content.messages, key)[language])}</`);
    }
    for (const sentence of sentencesOf(words)) expect(html).toContain(escapeMarkup(sentence));
    expect(cmi5['index.html']).toBe(html);
  });

  it('holds no sentence of another language', () => {
    const own = new Set(sentencesOf(words));
    const others = [...course.words].filter(([other]) => other !== language);
    // What is short may be part of a sentence in more than one language.
    const foreign = others
      .flatMap(([, theirs]) => sentencesOf(theirs))
      .filter((text) => text.length > 30 && !own.has(text));
    for (const sentence of foreign) expect(html).not.toContain(escapeMarkup(sentence));
  });

  it('is named in that language to the platform, by an id of its own', () => {
    expect(scorm['imsmanifest.xml']).toContain(`<title>${title}</title>`);
    expect(scorm['imsmanifest.xml']).toContain(
      `identifier="smalspor-${course.id}-${course.version}-${language}"`,
    );
    expect(cmi5['cmi5.xml']).toContain(`<langstring lang="${LOCALE[language]}">${title}</langstring>`);
    expect(cmi5['cmi5.xml']).toContain(`:${course.version}:${language}"`);
  });
});
