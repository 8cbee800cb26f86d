import type { Language, Localised } from '../texts/index.ts';

/** One lesson of a course; the words are Markdown in which `[@key]` names a source, and `[@practice]` says that none is needed. */
export interface Lesson {
  readonly id: string;
  readonly title: Localised;
  readonly minutes: number;
}

/** An answer that can be chosen, with what is said to whoever chooses it. */
export interface Option {
  readonly text: string;
  readonly right: boolean;
  readonly feedback: string;
  /** Keys of the course's sources that the feedback rests on; absent where the course names them by question alone. */
  readonly sources?: readonly string[];
}

/** A patient to think about; not scored. */
export interface CaseExercise {
  readonly id: string;
  readonly lesson: string;
  readonly story: string;
  readonly question: string;
  readonly options: readonly Option[];
  /** Keys of the course's sources. */
  readonly sources: readonly string[];
}

/** A scored question; several options may be right. */
export interface Question {
  readonly id: string;
  readonly lesson: string;
  readonly question: string;
  readonly options: readonly Option[];
  readonly sources: readonly string[];
}

/** A course in one language. */
export interface CourseWords {
  /** Markdown by the id of the lesson. */
  readonly lessons: ReadonlyMap<string, string>;
  readonly cases: readonly CaseExercise[];
  readonly questions: readonly Question[];
}

export interface CourseSource {
  readonly citation: string;
  readonly url: string | null;
}

/** An H5P package in a lesson: an exercise that somebody else may have made, with the scripts that show it. */
export interface LessonPackage {
  /** The same in each language: the name of its file without language and ending. */
  readonly id: string;
  /** SHA-256 of the package, in hexadecimal: what its files are asked for by. */
  readonly digest: string;
  /** Its bytes by their path in the package. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/**
 * Named as a source by a paragraph without a clinical claim: a scene, a question, an advice about how to work together.
 * It is the author's word, and shown to nobody.
 */
export const NO_CLAIM = 'practice';

/** An e-learning course: what a module of a programme is made of. */
export interface Course {
  readonly id: string;
  readonly version: number;
  readonly status: 'draft' | 'preview' | 'published' | 'archived';
  readonly title: Localised;
  /** The sum of the lessons, with their cases and questions. */
  readonly minutes: number;
  /** Per cent of the questions that must be right. */
  readonly passMark: number;
  readonly lessons: readonly Lesson[];
  /** Every paragraph and every feedback names its sources, or says that it makes no clinical claim. */
  readonly everyClaimCited: boolean;
  readonly sources: ReadonlyMap<string, CourseSource>;
  /** SVG documents by the path that lessons name, such as `pictures/ear.svg`. */
  readonly pictures: ReadonlyMap<string, string>;
  /** Packages that lessons hold, by the path that lessons name, such as `packages/throat.nb.h5p`. */
  readonly packages: ReadonlyMap<string, LessonPackage>;
  /** The languages that it has been written in. */
  readonly words: ReadonlyMap<Language, CourseWords>;
}

/** The words in the reader's language, or in the first that the course has; `null` for a course without words. */
export function wordsOf(
  course: Course,
  language: Language,
): { readonly language: Language; readonly words: CourseWords } | null {
  const own = course.words.get(language);
  if (own) return { language, words: own };
  const [first] = course.words;
  return first ? { language: first[0], words: first[1] } : null;
}
