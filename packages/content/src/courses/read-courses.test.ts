import { gradeAnswers } from '@smalspor/domain/courses';
import { describe, expect, it } from 'vitest';
import { loadContent } from '../loading/load-content.ts';
import { type Changes, problemsAfter } from '../testing/changed-content.ts';
import { lessonFaults } from './lesson-faults.ts';

const { courses } = loadContent();
const FOLDER = 'courses/rak-1-respiratory';
const course = courses.find(({ id }) => id === 'rak-1-respiratory');
const languages = [...(course?.words.keys() ?? [])];
const edit = (path: string, from: string | RegExp, to: string) =>
  problemsAfter({ [`${FOLDER}/${path}`]: (text) => text.replace(from, to) });

/** The same edit of a file in every language, as they may differ in nothing but words. */
const inEach = (name: string, change: (text: string) => string): Changes =>
  Object.fromEntries(languages.map((language) => [`${FOLDER}/${language}/${name}`, change]));
const editEach = (name: string, from: string | RegExp, to: string) =>
  problemsAfter(inEach(name, (text) => text.replace(from, to)));
const eachSorted = <T>(what: (language: string) => T) => [...languages].sort().map(what);

describe.each(languages)('the course on respiratory infections in %s', (language) => {
  const words = course?.words.get(language);

  it('has its lessons, cases and questions', () => {
    expect(course?.minutes).toBe(90);
    expect(words?.lessons.size).toBe(9);
    expect(words?.cases).toHaveLength(21);
    expect(words?.questions).toHaveLength(20);
  });

  it('is passed by whoever answers right', () => {
    const questions = words?.questions ?? [];
    const right = new Map(
      questions.map(({ id, options }) => [id, options.flatMap((each, place) => (each.right ? [place] : []))]),
    );
    expect(gradeAnswers(questions, right, course?.passMark ?? 100)).toMatchObject({
      score: 100,
      hasPassed: true,
    });
    expect(gradeAnswers(questions, new Map(), course?.passMark ?? 0).hasPassed).toBe(false);
  });
});

describe('a lesson', () => {
  const faults = (text: string) => lessonFaults(`# Heading 1\n\n${text}`, new Set(['a', 'b']));

  it('tells no number without its source, in text, list or table', () => {
    expect(faults('It takes 3 days. [@a]')).toEqual([]);
    expect(faults('It takes 3 days.')).toEqual([{ line: 3, fault: 'tells a number without a source' }]);
    expect(faults('So many: [@a]\n\n- 3 days\n- 5 days')).toEqual([]);
    expect(faults('So many: [@a]\n\n| x | 3 |\n| --- | --- |')).toEqual([]);
    expect(faults('So many. [@a]\n\n- 3 days')).toEqual([
      { line: 5, fault: 'tells a number without a source' },
    ]);
    expect(faults('## In 2020\n\n1. Ask\n2. Look')).toEqual([]);
  });

  it('names a source for each paragraph, or says that it claims nothing, where its course asks for that', () => {
    const strict = (text: string) =>
      lessonFaults(`# H\n\n${text}`, new Set(['a']), new Set(), new Set(), true).map(({ fault }) => fault);
    expect(strict('Wash your hands. [@a]\n\n## Next\n\nIt is Monday. [@practice]')).toEqual([]);
    expect(strict('Look at: [@a]\n\n- the heels\n- the back')).toEqual([]);
    const without = 'names no source: name one, or [@practice] where nothing clinical is claimed';
    expect(strict('Wash your hands.')).toEqual([without]);
    expect(strict('Wash your hands. [@a]\n\nIt helps.')).toEqual([without]);
    expect(strict('It takes 3 days. [@practice]')).toEqual(['tells a number without a source']);
    expect(strict('Both. [@a] [@practice]')).toEqual(['names a source and [@practice]: it cannot be both']);
    expect(faults('Wash your hands.')).toEqual([]);
  });

  it('holds no HTML, and shows only pictures that are there, with words', () => {
    expect(faults('Fewer than < five.')).toEqual([]);
    for (const html of ['<b>so</b>', '<!-- no -->', '<https://example.no>', 'a</p>']) {
      expect(faults(html)).toEqual([{ line: 3, fault: 'holds HTML, which no lesson may: write Markdown' }]);
    }
    const shown = (text: string) => lessonFaults(`# H\n\n${text}`, new Set(), new Set(['pictures/ear.svg']));
    expect(shown('![An ear](pictures/ear.svg)')).toEqual([]);
    expect(shown('![](pictures/ear.svg)')).toEqual([
      { line: 3, fault: 'the picture pictures/ear.svg has no words for those who do not see it' },
    ]);
    expect(shown('![A nose](pictures/nose.svg)')).toEqual([
      { line: 3, fault: 'there is no picture pictures/nose.svg' },
    ]);
  });

  it('names only sources that the course has, and begins with its heading', () => {
    expect(faults('Words. [@c]')).toEqual([{ line: 3, fault: 'there is no source c' }]);
    expect(lessonFaults('Words.', new Set())).toEqual([{ line: 1, fault: 'must begin with its heading' }]);
  });
});

describe('a course is refused, with file and line, for', () => {
  it('an unknown source, and one that nothing rests on', () => {
    expect(editEach('ear.md', '[@choosing-wisely-children]', '[@choosing-badly]')).toEqual([
      expect.stringMatching(/course\.yaml:\d+: nothing rests on the source choosing-wisely-children$/),
      ...eachSorted((language) => `${FOLDER}/${language}/ear.md:33: there is no source choosing-badly`),
    ]);
  });

  it('a missing lesson, a file too many, and minutes that do not add up', () => {
    expect(problemsAfter({ [`${FOLDER}/nb/extra.md`]: '# Extra' })).toEqual([
      `${FOLDER}/nb/extra.md:1: is no lesson of the course`,
    ]);
    expect(problemsAfter({ [`${FOLDER}/nb/ear.md`]: null })).toContain(
      `${FOLDER}/course.yaml:15: there is no file ${FOLDER}/nb/ear.md`,
    );
    expect(edit('course.yaml', 'id: ear, minutes: 12', 'id: ear, minutes: 13')).toEqual([
      `${FOLDER}/course.yaml:9: the lessons take 91 minutes, not 90`,
      ...['private-specialists:4', 'rak-permanent:2', 'rak:4', 'medical-students:4'].map(() =>
        expect.anything(),
      ),
    ]);
  });

  it('a question without a right answer, with only right ones, or of an unknown lesson', () => {
    const each = (file: string, fault: string) =>
      eachSorted((language) =>
        expect.stringMatching(new RegExp(`/${language}/${file}\\.yaml:\\d+: ${fault}$`)),
      );
    expect(editEach('questions.yaml', 'right: true', 'right: false')).toEqual(
      each('questions', 'no option is right'),
    );
    expect(editEach('cases.yaml', 'lesson: ear', 'lesson: nose')).toEqual(
      each('cases', 'there is no lesson nose'),
    );
  });

  it('a picture that no lesson shows, or that reaches out of itself', () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0"/></svg>';
    const path = `${FOLDER}/pictures/nose.svg`;
    const show = (picture: string) =>
      problemsAfter({
        [path]: picture,
        [`${FOLDER}/nb/ear.md`]: (text) => `${text}\n\n![En nese](pictures/nose.svg)\n`,
      });
    expect(problemsAfter({ [path]: svg })).toEqual([`${path}:1: is shown in no lesson`]);
    expect(show(svg)).toEqual([]);
    for (const bad of ['<script>1</script>', '<image href="https://x"/>', '<g onload="x()"/>']) {
      expect(show(svg.replace('<path d="M0 0"/>', bad))).toEqual([
        `${path}:1: holds a script or points out of itself`,
      ]);
    }
    expect(show('<p>no</p>')).toEqual([`${path}:1: must begin with <svg and have a viewBox`]);
  });

  it('being published before it is full', () => {
    const fourteen = (text: string) => text.slice(0, [...text.matchAll(/^- id: /gm)][14]?.index);
    const onlySourced = (text: string) =>
      text
        .split('\n\n')
        .filter((block) => block.startsWith('#') || block.includes('[@'))
        .join('\n\n');
    expect(problemsAfter(inEach('questions.yaml', fourteen))).toEqual([]);
    const published = problemsAfter({
      ...inEach('questions.yaml', fourteen),
      ...Object.assign({}, ...(course?.lessons.map(({ id }) => inEach(`${id}.md`, onlySourced)) ?? [])),
      [`${FOLDER}/course.yaml`]: (text) => text.replace('status: preview', 'status: published'),
    });
    expect(published).toEqual([
      ...languages.map((language) => expect.stringContaining(`has 14 questions in ${language}, and a`)),
      ...languages.map((language) =>
        expect.stringMatching(new RegExp(`takes \\d+ minutes in ${language}, and says 90$`)),
      ),
    ]);
  });
});
