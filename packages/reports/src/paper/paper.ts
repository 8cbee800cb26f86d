import type { ComparisonBlock } from '@smalspor/domain/reports';
import type { Language } from '@smalspor/domain/texts';

/** A document of finished words in one language: what was seen on a visit, the figures of a day. Nothing is computed here. */
export interface Paper {
  readonly language: Language;
  readonly title: string;
  /** Whom or what it is about, under the title and at the top of every page. */
  readonly subject: string;
  /** Label and value, in the order of the page. */
  readonly facts: readonly (readonly [label: string, value: string])[];
  /** Said on papers about invented places; `null` on real ones. */
  readonly synthetic: string | null;
  /** Said at the foot of every page. */
  readonly foot: string;
  readonly page: string;
  readonly of: string;
  readonly sections: readonly PaperSection[];
  /** The instant that the file carries as its own time, ISO 8601: the same paper gives the same bytes. */
  readonly issuedAt: string;
}

export interface PaperSection {
  readonly heading: string;
  readonly parts: readonly PaperPart[];
}

export type PaperPart =
  | { readonly kind: 'text'; readonly text: string; readonly quiet: boolean }
  /** What somebody wrote, under what was asked. */
  | { readonly kind: 'note'; readonly heading: string; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** Pictures of shares, two and two. */
  | { readonly kind: 'comparisons'; readonly blocks: readonly ComparisonBlock[] }
  | PaperTable;

/** The first column holds the headers of the rows. */
export interface PaperTable {
  readonly kind: 'table';
  /** Said where the section's heading does not say it; `null` otherwise. */
  readonly caption: string | null;
  readonly columns: readonly { readonly label: string; readonly numeric: boolean }[];
  readonly rows: readonly (readonly string[])[];
}
