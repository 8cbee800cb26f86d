import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { BeforeAfterBars, beforeAfterTable } from '@smalspor/charts/before-after';
import { ChangeChart, changeTable } from '@smalspor/charts/change';
import {
  changesBlock,
  countiesBlock,
  EventStudyChart,
  eventStudyTable,
  eventsBlock,
  preTrendSentence,
  verdictSentence,
} from '@smalspor/charts/evaluation';
import type { MeasureView } from '@smalspor/domain/evaluation';
import { formatChange, inEachLanguage } from '@smalspor/domain/texts';
import { ChartFigure } from '../reports/chart-figure.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { TwoAnswers } from './two-answers.tsx';

interface Props {
  readonly measure: MeasureView;
  readonly about: { readonly register: 'groups' | 'institutions'; readonly wholeCounties: number };
  /** The page has said the answer of its first measure already. */
  readonly isFirst: boolean;
}

/** One indicator: the answer, the two figures behind it, and the pictures. */
export function EvaluatedMeasure({ measure, about, isFirst }: Props) {
  const texts = useTexts();
  const { t, l, language } = texts;
  const { indicator, described, controlled } = measure;
  const words = { tables: inEachLanguage(() => t('evaluation.tables')) };
  const preTrend = preTrendSentence(measure, t, language);
  return (
    <section className="section spaced evaluated" aria-labelledby={`measure-${indicator}`}>
      <Heading level={2} data-size="xs" id={`measure-${indicator}`}>
        {l(measure.name)}
      </Heading>
      {!isFirst && <Paragraph>{verdictSentence(measure, t, language)}</Paragraph>}
      <TwoAnswers measure={measure} />
      {described !== null && (
        <>
          <Figure of={changesBlock(measure, described, texts)} />
          <ChartFigure
            block={countiesBlock(measure, described, about, texts)}
            unit={measure.name}
            chart={BeforeAfterBars}
            table={beforeAfterTable}
            words={words}
            level={3}
          />
        </>
      )}
      {controlled !== null && controlled.events.length > 0 && (
        <Events of={eventsBlock(measure, controlled, texts)} />
      )}
      {preTrend !== null && <Paragraph>{preTrend}</Paragraph>}
      <Truth truth={measure.truth} />
    </section>
  );
}

function Figure({ of }: { readonly of: ReturnType<typeof changesBlock> }) {
  const { t } = useTexts();
  const words = { tables: inEachLanguage(() => t('evaluation.tables')) };
  return (
    <ChartFigure block={of} unit={of.unit} chart={ChangeChart} table={changeTable} words={words} level={3} />
  );
}

function Events({ of }: { readonly of: ReturnType<typeof eventsBlock> }) {
  const { t } = useTexts();
  const words = { tables: inEachLanguage(() => t('evaluation.tables')) };
  return (
    <ChartFigure
      block={of}
      unit={of.unit}
      chart={EventStudyChart}
      table={eventStudyTable}
      words={words}
      level={3}
    />
  );
}

/** What was planted: folded and marked, and only where the country is invented. */
function Truth({ truth }: Pick<MeasureView, 'truth'>) {
  const { t, language } = useTexts();
  if (truth === null) return null;
  const { participants, nation, effect } = truth;
  const rows = [
    { text: t('evaluation.truthParticipants'), value: participants },
    { text: t('evaluation.truthNation'), value: nation },
    { text: t('evaluation.truthEffect'), value: effect },
  ];
  return (
    <details className="plain-details">
      <summary>{t('evaluation.truth')}</summary>
      <p>{t('evaluation.truthLead')}</p>
      <ul>
        {rows.map(
          ({ text, value }) =>
            value !== null && (
              <li key={text}>
                {text}: {formatChange(value, language, 1)}
              </li>
            ),
        )}
      </ul>
    </details>
  );
}
