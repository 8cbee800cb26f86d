import { changeTable } from '@smalspor/charts/change';
import { figuresTable } from '@smalspor/charts/comparison';
import type { ReportBody } from '@smalspor/domain/reports';
import type { Language } from '@smalspor/domain/texts';
import type { PrintFigure, PrintNote, PrintPart } from './print-model.ts';

export function figures(list: readonly PrintFigure[]): PrintPart[] {
  return list.length > 0 ? [{ kind: 'figures', figures: list }] : [];
}

export function bullets(heading: string, items: readonly string[]): PrintPart[] {
  return items.length > 0 ? [{ kind: 'list', heading, items }] : [];
}

/** The notes on method in two columns of about the same length, in reading order. */
export function notesInTwoColumns({ method }: ReportBody, language: Language): PrintNote[][] {
  const notes = method.map(({ heading, text }) => ({ heading: heading[language], text: text[language] }));
  const half = notes.reduce((sum, { text }) => sum + text.length, 0) / 2;
  let length = 0;
  const first = notes.filter(({ text }) => {
    length += text.length;
    return length - text.length / 2 <= half;
  });
  return [first, notes.slice(first.length)];
}

/** What the file was made from. */
export function marksOf({ id, release, versions }: ReportBody): PrintPart {
  const { template, font, renderer } = versions;
  const text = [id, release.id, release.contentVersion, `report-${template}`, font, renderer].join(' · ');
  return { kind: 'marks', text };
}

/** Every figure that a picture shows, as tables. */
export function tablesOf(model: ReportBody, language: Language, whose: 'you' | 'home' = 'you'): PrintPart[] {
  const { headline, choice, ages, urinary, other } = model;
  const blocks = [...headline, ...choice, ...ages, ...urinary, ...other];
  const caption = `${model.words.period[language]}: ${model.period.label[language]}`;
  const changes = model.change.map((block) => changeTable(block, language));
  return [
    ...(changes.length > 0 ? [{ kind: 'tables', tables: changes, half: true } as const] : []),
    ...(blocks.length > 0
      ? [{ kind: 'tables', tables: [figuresTable(blocks, caption, language, whose)], half: false } as const]
      : []),
  ];
}
