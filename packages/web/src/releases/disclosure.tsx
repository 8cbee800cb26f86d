import { Paragraph } from '@digdir/designsystemet-react';
import { formatNumber } from '@smalspor/domain/texts';
import { useTexts } from '../texts/language-provider.tsx';
import type { Release } from './release-state.tsx';

/** How many figures are shown and hidden at each level. */
export function Disclosure({ levels }: { readonly levels: Release['disclosure'] }) {
  const { t, tCode, language } = useTexts();
  if (levels.length === 0) return null;
  return (
    <section aria-labelledby="disclosure" className="section">
      <h2 id="disclosure">{t('release.disclosure')}</h2>
      <Paragraph className="quiet">{t('release.disclosureHelp')}</Paragraph>
      <table className="figures">
        <caption className="unseen">{t('release.disclosure')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('release.level')}</th>
            <th scope="col" data-numeric>
              {t('release.shown')}
            </th>
            <th scope="col" data-numeric>
              {t('release.hidden')}
            </th>
          </tr>
        </thead>
        <tbody>
          {levels.map(({ level, published, hidden }) => (
            <tr key={level}>
              <th scope="row">{tCode('level', level)}</th>
              <td data-numeric>{formatNumber(published, 0, language)}</td>
              <td data-numeric>{formatNumber(hidden, 0, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
