import { formatMonthLong } from '@smalspor/domain/texts';
import { useTexts } from '../texts/language-provider.tsx';
import type { InstitutionView } from './institution-words.ts';

/** What the register says has become of the institution: folded away while it is open, and nothing where nothing has. */
export function InstitutionHistory({ institution }: { readonly institution: InstitutionView }) {
  const { t, language } = useTexts();
  const { history, isOpen } = institution;
  if (history.every(({ kind }) => kind === 'opened')) return null;
  return (
    <details className="plain-details" open={!isOpen}>
      <summary>{t('institution.history')}</summary>
      <ul className="sentences">
        {history.map(({ month, kind, wardType, before, after }) => (
          <li key={`${month} ${kind} ${wardType} ${before} ${after}`}>
            <span className="quiet">{formatMonthLong(month, language)}: </span>
            {t(`institution.change.${kind}`, {
              ward: wardType === null ? '' : t(`institution.ward.${wardType}`),
              before: before ?? t('institution.unknownBeds'),
              after: after ?? t('institution.unknownBeds'),
            })}
          </li>
        ))}
      </ul>
    </details>
  );
}
