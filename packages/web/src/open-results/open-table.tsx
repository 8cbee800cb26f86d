import { printValue } from '@smalspor/domain/reports';
import { formatNumber, formatRange } from '@smalspor/domain/texts';
import { WideTable } from '../frame/wide-table.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { type OpenIndicator, type OpenValue, periodName, styleOf } from './open-blocks.ts';

interface Props {
  readonly values: readonly OpenValue[];
  readonly indicator: OpenIndicator;
  readonly area: string;
}

/** Every period with both numbers behind it, or why there is none. */
export function OpenTable({ values, indicator, area }: Props) {
  const { t, l, language } = useTexts();
  const style = styleOf(indicator, values);
  const count = (value: number | null) =>
    value === null ? '' : formatNumber(value, Number.isInteger(value) ? 0 : 2, language);
  return (
    <details className="plain-details">
      <summary>{t('openResults.page.table')}</summary>
      <WideTable label={area}>
        <table className="figures">
          <caption>
            {l(indicator.name)}, {area}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('openResults.page.period')}</th>
              <th scope="col" data-numeric>
                {t('openResults.page.value')}
              </th>
              <th scope="col" data-numeric>
                {t('openResults.page.interval')}
              </th>
              <th scope="col" data-numeric>
                {t(`openResults.counted.${indicator.numeratorUnit}`)} ({t('openResults.page.numerator')})
              </th>
              <th scope="col" data-numeric>
                {t(`openResults.counted.${indicator.denominatorUnit}`)} ({t('openResults.page.denominator')})
              </th>
            </tr>
          </thead>
          <tbody>
            {values.map((each) => (
              <tr key={each.period.to}>
                <th scope="row">{periodName(each.period, language)}</th>
                {each.value === null ? (
                  <td colSpan={4}>{t(`openResults.reason.${each.reason ?? 'no-data'}`)}</td>
                ) : (
                  <>
                    <td data-numeric>{printValue(each.value, style)[language]}</td>
                    <td data-numeric>
                      {each.low === null || each.high === null
                        ? ''
                        : formatRange(each.low, each.high, style.decimals, language)}
                    </td>
                    <td data-numeric>{count(each.numerator)}</td>
                    <td data-numeric>{count(each.denominator)}</td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
    </details>
  );
}
