import { Paragraph } from '@digdir/designsystemet-react';
import { Page } from '../frame/page.tsx';
import { useTexts } from '../texts/language-provider.tsx';

/** A doctor without a report yet: why, and when there will be one. */
export function NoReportPage() {
  const { t } = useTexts();
  return (
    <Page title={t('report.noneTitle')}>
      <Paragraph>{t('report.none')}</Paragraph>
    </Page>
  );
}
