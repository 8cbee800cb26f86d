import { comparisonTable, DotComparison } from '@smalspor/charts/comparison';
import type { TableData } from '@smalspor/charts/tables';
import type { ComparisonBlock, ReportModel } from '@smalspor/domain/reports';
import { formatInstantDate, type Language } from '@smalspor/domain/texts';
import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

export interface PrintFigure {
  readonly title: string;
  readonly unit: string;
  readonly svg: string;
  readonly alt: string;
  readonly summary: string;
  readonly half: boolean;
  /** Number of the key message that the picture belongs to. */
  readonly message: number | null;
}

export function printReport(model: ReportModel, language: Language): unknown {
  const say = (text: Readonly<Record<Language, string>>) => text[language];
  const comparison = (block: ComparisonBlock): PrintFigure => ({
    title: say(block.title),
    unit: say(block.unit),
    svg: renderToStaticMarkup(createElement(DotComparison, { block, language, frame: 'printHalf' })),
    alt: say(block.summary),
    summary: say(block.summary),
    half: true,
    message: null,
  });
  return {
    language,
    title: say(model.title),
    keywords: [model.id],
    running: `${model.recipient.name} · ${say(model.period.label)}`,
    synthetic: model.synthetic ? say(model.words.synthetic) : null,
    source: say(model.source),
    words: Object.fromEntries(Object.entries(model.words).map(([k, v]) => [k, v[language]])),
    period: say(model.period.label),
    recipient: `${model.recipient.name} · ${formatInstantDate(model.issuedAt, language)}`,
    correction: model.correction && say(model.correction),
    messages: model.messages.map((m) => ({ text: say(m.text), goal: m.goal && say(m.goal) })),
    headline: model.headline.map(comparison),
    actions: model.messages.flatMap((m) => (m.action ? [say(m.action)] : [])),
    sections: [
      { heading: say(model.words.choice), pagebreak: true, parts: [{ kind: 'figures', figures: [...model.headline, ...model.choice, ...model.ages, ...model.urinary].map(comparison) }] },
      { heading: say(model.words.plan), pagebreak: true, parts: [{ kind: 'plan', prompts: model.plan.map(say), lines: 3 }] },
      { heading: say(model.words.method), pagebreak: true, parts: [{ kind: 'notes', notes: model.method.map((m) => ({ heading: say(m.heading), text: say(m.text) })) }, { kind: 'table', table: comparisonTable(model.headline[0]!, language) }] },
    ],
  };
}
export type { TableData, ReactElement };
