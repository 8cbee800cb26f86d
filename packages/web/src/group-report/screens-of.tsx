import { ChangeChart } from '@smalspor/charts/change';
import { DotComparison } from '@smalspor/charts/comparison';
import type { GroupReportModel } from '@smalspor/domain/group-report';
import type { Localised } from '@smalspor/domain/texts';
import type { ReactNode } from 'react';

/** One thing to talk about, as it stands on the wall. */
export interface Screen {
  readonly key: string;
  readonly title: Localised;
  readonly content: (say: (text: Localised) => string, language: 'nb' | 'nn' | 'en') => ReactNode;
}

/** The report as screens for a meeting: what it is, three sentences, a picture each, the questions. Nobody's name. */
export function screensOf(report: GroupReportModel): readonly Screen[] {
  const { words, withheld, replaced, messages, figures, changes, questions } = report;
  const notices = [withheld?.text, replaced].filter((text) => text != null);
  const plain = (key: string, title: Localised, text: Localised, more: Localised | null = null): Screen => ({
    key,
    title,
    content: (say) => (
      <>
        <p className="screen-sentence">{say(text)}</p>
        {more && <p className="screen-more">{say(more)}</p>}
      </>
    ),
  });
  return [
    {
      key: 'title',
      title: report.title,
      content: (say) => (
        <>
          <p className="screen-sentence">{report.unitName}</p>
          <p className="screen-more">{[say(report.period.label), report.area].filter(Boolean).join(' · ')}</p>
        </>
      ),
    },
    ...notices.map((text, index) => plain(`notice-${index}`, report.title, text)),
    ...messages.map(({ text, action }, index) => plain(`message-${index}`, words.keyMessages, text, action)),
    ...figures.map(
      (block): Screen => ({
        key: block.id,
        title: block.title,
        content: (say, language) => (
          <>
            <p className="screen-unit">{say(block.unit)}</p>
            <div className="screen-picture">
              <DotComparison block={block} language={language} frame="wide" />
            </div>
            <p className="screen-more">{say(block.summary)}</p>
          </>
        ),
      }),
    ),
    ...changes.map(
      (block): Screen => ({
        key: block.id,
        title: block.title,
        content: (say, language) => (
          <>
            <p className="screen-unit">{say(block.unit)}</p>
            <div className="screen-picture">
              <ChangeChart block={block} language={language} frame="wide" />
            </div>
            <p className="screen-more">{say(block.summary)}</p>
          </>
        ),
      }),
    ),
    ...questions.map((text, index) => plain(`question-${index}`, words.questions, text)),
  ];
}
