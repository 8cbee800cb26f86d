/** A piece of a line. */
export type LessonInline =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis'; readonly children: readonly LessonInline[] }
  | { readonly kind: 'link'; readonly url: string; readonly children: readonly LessonInline[] }
  /** Points to the lesson's list of sources; numbers count from 1. */
  | { readonly kind: 'source'; readonly number: number }
  /** An SVG document with the words that stand for it. */
  | { readonly kind: 'picture'; readonly svg: string; readonly text: string }
  | { readonly kind: 'break' };

/**
 * A lesson as it is shown, read from Markdown once for page and package alike. There is no place in it for HTML, so none can
 * come through.
 */
export type LessonBlock =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly children: readonly LessonInline[] }
  | { readonly kind: 'paragraph'; readonly children: readonly LessonInline[] }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly items: readonly (readonly LessonBlock[])[];
    }
  /** An exercise that is played from a package; the title says what it is. */
  | { readonly kind: 'package'; readonly id: string; readonly digest: string; readonly title: string }
  | { readonly kind: 'quote'; readonly blocks: readonly LessonBlock[] }
  | {
      readonly kind: 'table';
      readonly head: readonly (readonly LessonInline[])[];
      readonly rows: readonly (readonly (readonly LessonInline[])[])[];
    };
