import { formatMonthLong, formatMonthSpan, formatNumber } from '@smalspor/domain/texts';
import { formatInstant } from '../texts/format-instant.ts';
import { useTexts } from '../texts/language-provider.tsx';
import type { BedDayForm } from './read-bed-day-form.ts';

/** What has been told of the quarter: by whom, when, and why it was changed. */
export function BedDayVersions({ form: { versions } }: { readonly form: BedDayForm }) {
  const { t, language } = useTexts();
  if (versions.length === 0) return null;
  return (
    <details className="plain-details">
      <summary>{t('institutionData.bedDays.versions', { count: versions.length })}</summary>
      <ol className="bed-day-versions" reversed>
        {versions.map(({ version, lines, toldAt, toldByName, reason }) => (
          <li key={version}>
            <p>
              {t('institutionData.bedDays.version', { at: formatInstant(toldAt, language), by: toldByName })}
              {reason !== null && ` ${t('institutionData.bedDays.because', { reason })}`}
            </p>
            <ul>
              {lines.map(({ wardType, from, to, bedDays, estimated }) => (
                <li key={`${wardType} ${from}`}>
                  {t(estimated ? 'institutionData.bedDays.lineEstimated' : 'institutionData.bedDays.line', {
                    ward: t(`institutionData.ward.${wardType}`),
                    period:
                      from === to ? formatMonthLong(from, language) : formatMonthSpan(from, to, language),
                    figure: formatNumber(bedDays, 0, language),
                  })}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </details>
  );
}
