import { Paragraph } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { WideTable } from '../frame/wide-table.tsx';
import { useTexts } from '../texts/language-provider.tsx';

const COLUMNS = ['invited', 'enrolled', 'active', 'finished', 'participants'] as const;

/** Groups by how far they have come, and people, by county. */
export function Participation({ participation }: Pick<OutputOf<'readSatisfaction'>, 'participation'>) {
  const { t } = useTexts();
  if (participation.length === 0) return <Paragraph>{t('questionnaire.results.noParticipation')}</Paragraph>;
  return (
    <WideTable label={t('questionnaire.results.participation')}>
      <table className="figures data-table">
        <caption className="unseen">{t('questionnaire.results.participation')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('questionnaire.results.county')}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" data-numeric>
                {t(`questionnaire.results.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {participation.map((row) => (
            <tr key={row.county ?? ''}>
              <th scope="row">{row.name ?? t('questionnaire.results.noCounty')}</th>
              {COLUMNS.map((column) => (
                <td key={column} data-numeric>
                  {row[column]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}
