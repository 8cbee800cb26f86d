import { formatChange, formatDay, formatNumber } from '@smalspor/domain/texts';
import { WideTable } from '../frame/wide-table.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import type { GoalView } from './goal-block.ts';

type Series = GoalView['series'][number];

/** Every year of every series of a goal, with its source. */
export function GoalYears({ goal }: { readonly goal: GoalView }) {
  const { t, l } = useTexts();
  return (
    <details className="twin">
      <summary>{t('nationalGoals.years')}</summary>
      {goal.series.some(({ points }) => points.length > 0) && (
        <WideTable label={l(goal.name)}>
          <table className="figures">
            <thead>
              <tr>
                <th scope="col">{t('nationalGoals.series')}</th>
                <th scope="col">{t('nationalGoals.year')}</th>
                <th scope="col" data-numeric>
                  {t('nationalGoals.value')}
                </th>
                <th scope="col" data-numeric>
                  {t('nationalGoals.change')}
                </th>
                <th scope="col">{t('nationalGoals.source')}</th>
              </tr>
            </thead>
            <tbody>
              {goal.series.map((series) => (
                <SeriesRows key={series.id} series={series} />
              ))}
            </tbody>
          </table>
        </WideTable>
      )}
      {goal.series.map((series) => (
        <Fetched key={series.id} series={series} />
      ))}
      <p className="quiet">{t('nationalGoals.setIn', { source: goal.source })}</p>
    </details>
  );
}

function SeriesRows({ series }: { readonly series: Series }) {
  const { t, l, language } = useTexts();
  const { name, unit, judges, points } = series;
  return points.map(({ year, value, changePercent, reason, source }) => (
    <tr key={year}>
      <th scope="row">
        {l(name)} ({t(`nationalGoals.unit.${unit}`)}){judges && `, ${t('nationalGoals.judges')}`}
      </th>
      <td>{year}</td>
      <td data-numeric>
        {value === null
          ? t(reason === null ? 'nationalGoals.stated' : `nationalGoals.reason.${reason}`)
          : formatNumber(value, 1, language)}
      </td>
      <td data-numeric>{changePercent === null ? '' : formatChange(changePercent, language)}</td>
      <td>{source}</td>
    </tr>
  ));
}

function Fetched({ series: { fetched } }: { readonly series: Series }) {
  const { t, language } = useTexts();
  if (fetched === null) return null;
  const { at, publisher, licence } = fetched;
  return (
    <p className="quiet">
      {at === null
        ? t('nationalGoals.notFetched', { publisher })
        : t('nationalGoals.fetched', { day: formatDay(at.slice(0, 10), language), publisher, licence })}
    </p>
  );
}
