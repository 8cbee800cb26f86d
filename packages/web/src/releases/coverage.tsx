import { formatNumber, formatPercent } from '@smalspor/domain/texts';
import { useTexts } from '../texts/language-provider.tsx';
import type { Release } from './release-state.tsx';

/** How much of the data each kind of figure rests on. The bar repeats the figure beside it. */
export function Coverage({ lines }: { readonly lines: Release['coverage'] }) {
  const { t, l, language } = useTexts();
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby="coverage" className="section">
      <h2 id="coverage">{t('release.coverage')}</h2>
      <table className="figures">
        <caption className="unseen">{t('release.coverage')}</caption>
        <tbody>
          {lines.map(({ id, label, counted, total }) => (
            <tr key={id}>
              <th scope="row">
                {l(label)}
                <span className="bar">
                  <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
                    <rect width="100" height="1" fill="var(--rule)" />
                    <rect width={total === 0 ? 0 : (100 * counted) / total} height="1" fill="var(--petrol)" />
                  </svg>
                </span>
              </th>
              <td data-numeric>
                {total === 0 ? '–' : formatPercent((100 * counted) / total, 1, language)}
                <span className="quiet block">
                  {t('release.of', {
                    counted: formatNumber(counted, 0, language),
                    total: formatNumber(total, 0, language),
                  })}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
