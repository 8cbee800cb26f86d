import { Alert, Paragraph } from '@digdir/designsystemet-react';
import type { InstitutionReportModel } from '@smalspor/domain/institution-report';
import { formatMonthLong } from '@smalspor/domain/texts';
import { Link } from 'react-router';
import { useTexts } from '../texts/language-provider.tsx';

interface Props {
  readonly organisation: string;
  readonly report: InstitutionReportModel;
  /** `YYYY-MM`. */
  readonly correctedSince: readonly string[];
}

/** How sure the months are: corrected since the report was made, and, as it was frozen, not confirmed or corrected before. */
export function DataNotices({ organisation, report: { standing }, correctedSince }: Props) {
  const { t, l, language } = useTexts();
  const [first = '', last = first] = [correctedSince[0], correctedSince.at(-1)];
  return (
    <>
      {correctedSince.length > 0 && (
        <Alert data-color="warning">
          <Paragraph>
            {t('institutionReport.page.correctedSince', {
              count: correctedSince.length,
              first: formatMonthLong(first, language),
              last: formatMonthLong(last, language),
            })}
          </Paragraph>
        </Alert>
      )}
      {standing && (
        <Alert data-color="info">
          <Paragraph>
            {l(standing)}{' '}
            <Link to={`/institution/${organisation}/data`}>{t('institutionReport.page.lookOver')}</Link>
          </Paragraph>
        </Alert>
      )}
    </>
  );
}
