import { Button } from '@digdir/designsystemet-react';
import type { ReportModel } from '@smalspor/domain/reports';
import { useTexts } from '../texts/language-provider.tsx';

export function ReportActions({ report }: { readonly report: ReportModel }) {
  const { t, language } = useTexts();
  return (
    <>
      <Button asChild variant="secondary" data-size="sm">
        <a href={`/api/reports/${encodeURIComponent(report.id)}/pdf?language=${language}`} download>
          {t('report.pdf')}
        </a>
      </Button>
      <Button className="on-desks" variant="tertiary" data-size="sm" onClick={() => window.print()}>
        {t('report.print')}
      </Button>
    </>
  );
}
