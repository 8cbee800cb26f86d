import { figurePrinter } from '../pdf/print-figures.ts';
import type { PrintFigure } from '../pdf/print-model.ts';
import type { Paper, PaperPart, PaperSection } from './paper.ts';

/** A paper as the template reads it: every picture drawn, every word in signs that the font has. */
export interface PrintedPaper extends Omit<Paper, 'sections' | 'issuedAt'> {
  readonly sections: readonly {
    readonly heading: string;
    readonly parts: readonly PrintedPart[];
  }[];
}

type PrintedPart =
  | Exclude<PaperPart, { readonly kind: 'comparisons' }>
  | { readonly kind: 'figures'; readonly figures: readonly PrintFigure[] };

/** @param clean puts a text into signs that the font has */
export function printPaper(paper: Paper, clean: (text: string) => string): PrintedPaper {
  const { comparison } = figurePrinter([], paper.language);
  const printed = (part: PaperPart): PrintedPart => {
    if (part.kind === 'comparisons') return { kind: 'figures', figures: part.blocks.map(comparison) };
    if (part.kind === 'text' || part.kind === 'note') return { ...part, text: clean(part.text) };
    if (part.kind === 'list') return { ...part, items: part.items.map(clean) };
    return { ...part, rows: part.rows.map((row) => row.map(clean)) };
  };
  const section = ({ heading, parts }: PaperSection) => ({
    heading: clean(heading),
    parts: parts.map(printed),
  });
  const { issuedAt: _, ...words } = paper;
  return {
    ...words,
    title: clean(paper.title),
    subject: clean(paper.subject),
    facts: paper.facts.map(([label, value]) => [label, clean(value)] as const),
    foot: clean(paper.foot),
    sections: paper.sections.map(section),
  };
}
