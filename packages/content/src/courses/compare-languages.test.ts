import { describe, expect, it } from 'vitest';
import { readCourses } from './read-courses.ts';

const COURSE = `id: tiny
version: 1
status: preview
languages: [nb, en]
title: { nb: Liten, nn: Liten, en: Tiny }
minutes: 2
passMark: 80
lessons:
  - { id: ear, minutes: 1, title: { nb: Øre, nn: Øyre, en: Ear } }
  - { id: nose, minutes: 1, title: { nb: Nese, nn: Nase, en: Nose } }
sources:
  a: { citation: A, url: null }
  b: { citation: B, url: null }
`;

const asked = (id: string, lesson: string) => `- id: ${id}
  lesson: ${lesson}
  story: S
  question: Q
  sources: [a, b]
  options:
    - { right: true, text: T, feedback: F }
    - { right: false, text: T, feedback: F }
    - { right: true, text: T, feedback: F }
`;

const list = `${asked('one', 'ear')}${asked('two', 'nose')}`;
const language = {
  'ear.md': '# H\n\nFirst. [@a]\n\nThen. [@b] And. [@a]\n\n![P](pictures/ear.LANGUAGE.svg)\n',
  'nose.md': '# H\n\nNothing.\n',
  'cases.yaml': list,
  'questions.yaml': list.replace(/ {2}story: S\n/g, ''),
};

/** The problems of a course in two languages after an edit of the second. */
function problems(edited: keyof typeof language, edit: (text: string) => string): readonly string[] {
  const picture = '<svg viewBox="0 0 1 1"></svg>';
  const files = [
    { path: 'courses/tiny/course.yaml', text: COURSE },
    ...['nb', 'en'].flatMap((each) => [
      { path: `courses/tiny/pictures/ear.${each}.svg`, text: picture },
      ...Object.entries(language).map(([name, before]) => {
        const text = before.replace('LANGUAGE', each);
        return {
          path: `courses/tiny/${each}/${name}`,
          text: each === 'en' && name === edited ? edit(text) : text,
        };
      }),
    ]),
  ];
  const found: string[] = [];
  readCourses(files, [], (file, line, message) => found.push(`${file}:${line}: ${message}`));
  return found;
}

const EN = 'courses/tiny/en';

describe('a second language of a course', () => {
  it('may have other words, and a picture of its own', () => {
    expect(problems('ear.md', (text) => text.replace('First.', 'Another word.'))).toEqual([]);
    expect(problems('cases.yaml', (text) => text.replaceAll('Q', 'What now?'))).toEqual([]);
  });

  it('names the same sources in the same order in each lesson', () => {
    const fault = (line: number, text: string) => [`${EN}/ear.md:${line}: ${text}`];
    expect(problems('ear.md', (text) => text.replace('[@b]', '[@a]'))).toEqual(
      fault(5, 'names the source a where nb names b'),
    );
    expect(problems('ear.md', (text) => text.replace('[@a]', ''))).toEqual(
      fault(5, 'names the source b where nb names a'),
    );
    expect(problems('ear.md', (text) => text.replace('And. [@a]', ''))).toEqual(
      fault(5, 'names no further source where nb names a'),
    );
    expect(problems('nose.md', (text) => `${text}\nMore. [@b]\n`)).toEqual([
      `${EN}/nose.md:5: names the source b where nb names none`,
    ]);
  });

  it('has the same cases and questions in the same order', () => {
    const three = (text: string) => `${text}${asked('three', 'ear')}`;
    expect(problems('cases.yaml', three)).toEqual([`${EN}/cases.yaml:19: has three where nb has no more`]);
    const shorter = (text: string) => text.slice(0, text.indexOf('- id: two'));
    expect(problems('questions.yaml', shorter)).toEqual([`${EN}/questions.yaml:1: ends where nb has two`]);
    const turned = () => `${asked('two', 'nose')}${asked('one', 'ear')}`;
    expect(problems('cases.yaml', turned)).toEqual([`${EN}/cases.yaml:1: has two where nb has one`]);
  });

  it('has them with the same lesson, sources and right options', () => {
    const edit = (from: string, to: string) => problems('questions.yaml', (text) => text.replace(from, to));
    const fault = (line: number, text: string) => [`${EN}/questions.yaml:${line}: ${text}`];
    expect(edit('lesson: ear', 'lesson: nose')).toEqual(fault(2, 'belongs to nose, and in nb to ear'));
    expect(edit('[a, b]', '[a]')).toEqual(fault(4, 'names a, and nb names a, b'));
    expect(edit('right: true', 'right: false')).toEqual(fault(6, 'option 3 is right, and in nb 1, 3'));
    expect(
      edit('    - { right: false, text: T, feedback: F }\n    - { right: true,', '    - { right: false,'),
    ).toEqual(fault(6, 'has 2 options, and nb has 3'));
  });
});
