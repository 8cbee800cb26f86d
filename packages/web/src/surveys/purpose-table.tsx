import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { SURVEY_CLASSES, type SurveyClass } from '@smalspor/domain/surveys';
import { formatNumber } from '@smalspor/domain/texts';
import { WideTable } from '../frame/wide-table.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import type { Figures } from './prevalence-block.ts';

type Row = NonNullable<Figures['antibiotics']>['rows'][number];

/** What the antibiotics are for, by prevention and treatment, with methenamine apart: bars in a table. */
export function PurposeTables({
  figures,
  before,
}: {
  readonly figures: Figures;
  readonly before: Figures | null;
}) {
  const { t } = useTexts();
  const told = SURVEY_CLASSES.filter(
    (kind) => (figures[kind]?.residents ?? 0) > 0 && isDetailed(figures, kind),
  );
  if (told.length === 0) return null;
  return (
    <section className="section spaced" aria-labelledby="for-what">
      <Heading level={2} data-size="xs" id="for-what">
        {t('survey.result.forWhat')}
      </Heading>
      <Paragraph>{t('survey.result.countsResidents')}</Paragraph>
      {told.map((kind) => (
        <PurposeTable key={kind} kind={kind} figures={figures} before={before} />
      ))}
    </section>
  );
}

interface Props {
  readonly kind: SurveyClass;
  readonly figures: Figures;
  readonly before: Figures | null;
}

function PurposeTable({ kind, figures, before }: Props) {
  const { t, l, language } = useTexts();
  const told = figures[kind];
  if (told === null) return null;
  const title = t(`survey.result.${kind}`);
  // The same rows in the survey before; where they are cut otherwise, they cannot be held beside each other.
  const then = new Map(before?.[kind]?.rows.map((row) => [rowKey(row, l), row.residents]));
  const comparable = told.rows.some((row) => then.has(rowKey(row, l)));
  return (
    <WideTable label={title}>
      <table className="figures data-table survey-table">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('survey.result.indication')}</th>
            <th scope="col">{t('survey.result.purpose')}</th>
            <th scope="col" data-numeric>
              {t('survey.result.residents')}
            </th>
            <th scope="col" data-numeric>
              {t('survey.result.share')}
            </th>
            {comparable && (
              <th scope="col" data-numeric>
                {t('survey.result.previous')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {told.rows.map((row) => {
            const share = told.residents === 0 ? 0 : (100 * row.residents) / told.residents;
            return (
              <tr key={rowKey(row, l)}>
                <th scope="row">{rowName(row)}</th>
                <td>{row.purposes.map((purpose) => purposeName(purpose)).join(', ')}</td>
                <td data-numeric>{row.residents}</td>
                <td data-numeric className="share-cell">
                  <span className="share-bar" style={{ width: `${share}%` }} aria-hidden />
                  <span>{formatNumber(share, 0, language)} %</span>
                </td>
                {comparable && <td data-numeric>{then.get(rowKey(row, l)) ?? '–'}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
    </WideTable>
  );

  function rowName({ names, several }: Row): string {
    const own = [...names.map(l), ...(several ? [t('survey.result.several')] : [])];
    const isWhole = told?.detail === 'purpose' || own.length === 0;
    return isWhole ? t('survey.result.all') : own.join(', ');
  }

  function purposeName(purpose: Row['purposes'][number]): string {
    return purpose === 'both' ? t('survey.result.both') : t(`survey.form.purpose.${purpose}`);
  }
}

function isDetailed(figures: Figures, kind: SurveyClass): boolean {
  return figures[kind] !== null && figures[kind].detail !== 'whole';
}

function rowKey({ purposes, names, several }: Row, l: (text: Row['names'][number]) => string): string {
  return [...purposes, ...names.map(l), several].join('|');
}
