import { comparisonTable, DotComparison } from '@smalspor/charts/comparison';
import { SURVEY_CLASSES, type SurveyClass } from '@smalspor/domain/surveys';
import { formatDay, formatNumber, type Localised } from '@smalspor/domain/texts';
import type { PlainDate } from '@smalspor/domain/time';
import { ChartFigure } from '../reports/chart-figure.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { type BlockWords, type Figures, type PicturedFigures, prevalenceBlock } from './prevalence-block.ts';

interface Props {
  readonly figures: Figures;
  readonly before: { readonly day: PlainDate; readonly figures: Figures } | null;
  /** Everyone in the picture, the reader's first. */
  readonly pictured: readonly PicturedFigures[];
  readonly fewest: { readonly residents: number; readonly institutions: number };
}

/** The two numbers of a survey, never added up: each with its picture and its sentence. */
export function PrevalenceFigures(props: Props) {
  const words = useBlockWords();
  const sentence = useSentence(props);
  return (
    <div className="pictures survey-pictures">
      {SURVEY_CLASSES.map((kind) => (
        <ChartFigure
          key={kind}
          block={prevalenceBlock(kind, props.pictured, words(kind), sentence(kind))}
          unit={words(kind).unit}
          chart={DotComparison}
          table={comparisonTable}
          words={{ tables: words(kind).tables }}
          level={2}
        />
      ))}
    </div>
  );
}

/** What is told of a class in words, or why it is not told. */
function useSentence({ figures, before, fewest }: Props): (kind: SurveyClass) => string {
  const { t, language } = useTexts();
  const percent = (value: number) => `${formatNumber(value, 1, language)}\u00a0%`;
  return (kind) => {
    const told = figures[kind];
    const then = before?.figures[kind]?.prevalence ?? null;
    if (told === null) return t('survey.result.hidden', fewest);
    const now = told.prevalence;
    if (now === null) return t('survey.result.nobodyPresent');
    const sentences = [
      t('survey.result.sentence', {
        residents: told.residents,
        present: figures.present ?? 0,
        value: percent(now.value),
        low: formatNumber(now.low, 1, language),
        high: percent(now.high),
      }),
    ];
    if (before && then) {
      const day = formatDay(before.day, language);
      sentences.push(t('survey.result.before', { day, value: percent(then.value) }));
      // Intervals that reach into each other: nothing may have changed.
      const isChance = now.value !== then.value && now.low <= then.high && then.low <= now.high;
      if (isChance) sentences.push(t('survey.result.chance'));
    }
    return sentences.join(' ');
  };
}

function useBlockWords(): (kind: SurveyClass) => BlockWords & { readonly tables: Localised } {
  const { t } = useTexts();
  // The page is in one language at a time, and so are its pictures.
  const same = (text: string): Localised => ({ nb: text, nn: text, en: text });
  return (kind) => ({
    title: same(t(`survey.result.${kind}`)),
    unit: same(t('survey.result.unit')),
    hidden: same(t('survey.result.shortHidden')),
    nobodyPresent: same(t('survey.result.nobodyPresent')),
    tables: same(t('survey.result.tables')),
  });
}
