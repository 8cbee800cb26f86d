import type { Language } from '../texts/index.ts';
import type { CaseExercise, CourseWords, Question } from './course.ts';

/**
 * How long a course takes, chosen for this product: 200 words a minute, slower than easy reading because a doctor compares with
 * own patients, and a minute to think about each case and each question. English needs about a tenth more words than Norwegian to
 * say the same, as it writes compounds apart, and how fast people read a language follows how many words it needs
 * (Brysbaert, J Mem Lang 2019;109:104047).
 */
export const COURSE_PACE = { wordsPerMinute: { nb: 200, nn: 200, en: 220 }, minutesToThink: 1 } as const;

const WORD = /[\p{L}\p{N}]+(?:[-'’.,/][\p{L}\p{N}]+)*/gu;

/** Words of Markdown as a reader meets them: without names of sources and paths of pictures. */
export function countWords(markdown: string): number {
  const read = markdown.replace(/\[@[a-z0-9-]+\]/g, ' ').replace(/\]\([^)]*\)/g, ' ');
  return read.match(WORD)?.length ?? 0;
}

/**
 * Minutes that a lesson takes with its cases and questions, every option and all feedback read; not rounded. A lesson that the
 * words do not have takes none.
 */
export function estimatedMinutes(
  { lessons, cases, questions }: CourseWords,
  lesson: string,
  language: Language,
): number {
  const asked = [...cases, ...questions].filter((each) => each.lesson === lesson);
  const words = asked.reduce((sum, each) => sum + wordsAsked(each), countWords(lessons.get(lesson) ?? ''));
  return words / COURSE_PACE.wordsPerMinute[language] + asked.length * COURSE_PACE.minutesToThink;
}

function wordsAsked(asked: CaseExercise | Question): number {
  const texts = [asked.question, ...asked.options.flatMap(({ text, feedback }) => [text, feedback])];
  return countWords([...('story' in asked ? [asked.story] : []), ...texts].join(' '));
}
