import { Alert, Paragraph } from '@digdir/designsystemet-react';
import type { ReportBody } from '@smalspor/domain/reports';
import { Link } from 'react-router';
import { useTexts } from '../texts/language-provider.tsx';

interface Props {
  readonly report: ReportBody;
  readonly supersededBy: string | null;
  /** Where another report of the reader's is. */
  readonly address: (id: string) => string;
}

/** What the reader must know before the figures: that they have been corrected, or that they are a correction. */
export function ReportNotices({ report, supersededBy, address }: Props) {
  const { t, l } = useTexts();
  return (
    <>
      {supersededBy && (
        <Alert data-color="warning">
          <Paragraph>
            {t('report.superseded')} <Link to={address(supersededBy)}>{t('report.openCorrected')}</Link>
          </Paragraph>
        </Alert>
      )}
      {report.supersedes && (
        <Alert data-color="info">
          <Paragraph>
            <strong>{l(report.words.corrected)}.</strong> {report.correction && l(report.correction)}{' '}
            <Link to={address(report.supersedes)}>{t('report.openFirst')}</Link>
          </Paragraph>
        </Alert>
      )}
    </>
  );
}
