import { quarterOf } from '@smalspor/domain/institution-data';
import { formatMonthSpan } from '@smalspor/domain/texts';
import { addMonths, formatMonth, parseMonth } from '@smalspor/domain/time';
import { Link } from 'react-router';
import { useTexts } from '../texts/language-provider.tsx';
import type { Oddity } from './oddities-page.tsx';

/** Quarters with purchases whose bed days nobody has told: one link for each to where they are told. */
export function MissingBedDays({
  organisation,
  missing,
}: {
  readonly organisation: string;
  readonly missing: readonly Oddity[];
}) {
  const { t, language } = useTexts();
  if (missing.length === 0) return null;
  const quarters = [...new Set(missing.map(({ month }) => quarterOf(parseMonth(month))))].sort(
    (a, b) => b - a,
  );
  return (
    <section className="oddity-missing">
      <h2>{t('institutionData.oddity.missingTitle')}</h2>
      <p>{t('institutionData.oddity.missingText')}</p>
      <ul>
        {quarters.map((quarter) => (
          <li key={quarter}>
            <Link to={`/institution/${organisation}/bed-days?quarter=${formatMonth(quarter)}`}>
              {t('institutionData.oddity.fillIn', {
                period: formatMonthSpan(formatMonth(quarter), formatMonth(addMonths(quarter, 2)), language),
              })}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
