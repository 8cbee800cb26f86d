import type { PaperPicture } from '@smalspor/charts/markup';
import type { TableData } from '@smalspor/charts/tables';
import type { Language } from '@smalspor/domain/texts';

/** What the template sets: the report in one language, with every picture and table finished. */
export interface PrintModel {
  readonly language: Language;
  readonly title: string;
  /** Printed at the top of every page. */
  readonly running: string;
  /** The label on every page of invented data, or `null`. */
  readonly synthetic: string | null;
  readonly correction: string | null;
  /** What the reader must know of the data before the figures, or `null`. */
  readonly standing: string | null;
  readonly recipient: string;
  readonly period: string;
  readonly source: string;
  readonly words: Readonly<Record<string, string>>;
  readonly messages: readonly { readonly text: string; readonly goal: string | null }[];
  readonly mainFigures: readonly PrintFigure[];
  /** What to do, each with the number of the message that it belongs to. */
  readonly actions: readonly { readonly message: number; readonly text: string }[];
  /** What one change would mean. */
  readonly whatIfs: readonly string[];
  readonly sections: readonly PrintSection[];
}

export interface PrintFigure {
  readonly title: string;
  readonly unit: string;
  readonly picture: PaperPicture;
  /** The picture in words, with its figures. */
  readonly alt: string;
  readonly summary: string;
  /** What stands apart under the sentence; left out for nothing. */
  readonly aside?: string;
  /** Half pictures stand two and two. */
  readonly half: boolean;
  /** Number of the key message that uses the picture's figures, or `null`. */
  readonly message: number | null;
}

export interface PrintSection {
  readonly heading: string;
  /** Whether the section begins a page. */
  readonly newPage: boolean;
  readonly parts: readonly PrintPart[];
}

export type PrintPart =
  | { readonly kind: 'text'; readonly text: string }
  /** What the file was made from, for whoever must find it again. */
  | { readonly kind: 'marks'; readonly text: string }
  | { readonly kind: 'list'; readonly heading: string; readonly items: readonly string[] }
  | { readonly kind: 'figures'; readonly figures: readonly PrintFigure[] }
  | { readonly kind: 'notes'; readonly columns: readonly (readonly PrintNote[])[] }
  | {
      readonly kind: 'plan';
      readonly heading: string;
      readonly help: string;
      readonly prompts: readonly string[];
    }
  | {
      readonly kind: 'tables';
      readonly tables: readonly TableData[];
      readonly half: boolean;
      /** Columns are as wide as their words, for tables whose columns are not known beforehand. */
      readonly fitted?: boolean;
    };

export interface PrintNote {
  readonly heading: string;
  readonly text: string;
}
