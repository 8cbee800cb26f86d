import type { Report } from '../reading/content-problem.ts';
import { citationsIn } from './lesson-faults.ts';
import type { Asked, AskedFile, ReadWords } from './read-course-words.ts';

/**
 * Reports where a language of a course differs from its first one in more than words: it must have the same cases and questions in the
 * same order, each with the same lesson, sources and right options, and name the same sources in the same order in each lesson.
 * A reader's progress and grade are kept by id and by the place of an option, whatever language the page was read in.
 * A file that could not be read has been reported, and is not compared.
 */
export function compareLanguages(first: ReadWords, other: ReadWords, report: Report): void {
  for (const [id, text] of other.words.lessons) {
    const measure = first.words.lessons.get(id);
    if (measure === undefined) continue;
    compareCitations(measure, text, first.language, (line, fault) =>
      report(`${other.folder}${id}.md`, line, fault),
    );
  }
  for (const asked of other.asked) {
    const measure = first.asked.find(({ name }) => name === asked.name);
    if (!measure) continue;
    compareAsked(measure, asked, first.language, (line, fault) =>
      report(`${other.folder}${asked.name}`, line, fault),
    );
  }
}

type Fault = (line: number, text: string) => void;

/** Only the first difference: what follows is shifted by it. */
function compareCitations(measure: string, text: string, language: string, fault: Fault): void {
  const wanted = citationsIn(measure);
  const named = citationsIn(text);
  const place = firstDifference(
    wanted.map(({ key }) => key),
    named.map(({ key }) => key),
  );
  if (place === null) return;
  const line = (named[place] ?? named.at(-1))?.line ?? 1;
  fault(
    line,
    `${named[place] ? `names the source ${named[place].key}` : 'names no further source'} where ${language} names ${wanted[place]?.key ?? 'none'}`,
  );
}

function compareAsked(measure: AskedFile, asked: AskedFile, language: string, fault: Fault): void {
  const different = firstDifference(
    measure.list.map(({ id }) => id),
    asked.list.map(({ id }) => id),
  );
  if (different !== null) {
    const line = asked.lineOf(Math.min(different, asked.list.length - 1), 'id');
    const has = asked.list[different]?.id;
    fault(
      line,
      `${has ? `has ${has}` : 'ends'} where ${language} has ${measure.list[different]?.id ?? 'no more'}`,
    );
  }
  for (const [place, one] of asked.list.slice(0, different ?? undefined).entries()) {
    const same = measure.list[place];
    if (same) compareOne(same, one, language, (part, text) => fault(asked.lineOf(place, part), text));
  }
}

function compareOne(
  measure: Asked,
  one: Asked,
  language: string,
  fault: (part: keyof Asked, text: string) => void,
): void {
  const right = ({ options }: Asked) => options.flatMap((each, place) => (each.right ? [place + 1] : []));
  if (one.lesson !== measure.lesson) {
    fault('lesson', `belongs to ${one.lesson}, and in ${language} to ${measure.lesson}`);
  }
  if (firstDifference(measure.sources, one.sources) !== null) {
    fault('sources', `names ${one.sources.join(', ')}, and ${language} names ${measure.sources.join(', ')}`);
  }
  if (one.options.length !== measure.options.length) {
    fault('options', `has ${one.options.length} options, and ${language} has ${measure.options.length}`);
  } else if (firstDifference(right(measure), right(one)) !== null) {
    fault(
      'options',
      `option ${right(one).join(', ')} is right, and in ${language} ${right(measure).join(', ')}`,
    );
  } else {
    const different = differentFeedback(measure, one);
    if (different !== null)
      fault('options', `option ${different} rests on other sources than in ${language}`);
  }
}

/** The first option, from 1, whose feedback rests on something else; `null` when none does. */
function differentFeedback(measure: Asked, one: Asked): number | null {
  const sourcesOf = ({ options }: Asked) => options.map(({ sources }) => sources?.join(' ') ?? '-');
  const place = firstDifference(sourcesOf(measure), sourcesOf(one));
  return place === null ? null : place + 1;
}

/** The first place at which two lists differ, from 0; `null` when they are the same. */
function firstDifference<T>(one: readonly T[], other: readonly T[]): number | null {
  const length = Math.max(one.length, other.length);
  for (let place = 0; place < length; place += 1) {
    if (one[place] !== other[place]) return place;
  }
  return null;
}
