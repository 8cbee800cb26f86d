import type { ReportModel } from '@smalspor/domain/reports';
import { formatInstantDate } from '@smalspor/domain/texts';
import { Page } from '../frame/page.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { Changes } from './changes.tsx';
import { Comparison } from './comparison.tsx';
import { Folds } from './folds.tsx';
import { KeyMessages } from './key-messages.tsx';
import { ReportActions } from './report-actions.tsx';
import { ReportNotices } from './report-notices.tsx';

interface Props {
  readonly report: ReportModel;
  readonly supersededBy: string | null;
}

/** The report: messages first, the two main pictures beside each other, everything else folded. */
export function ReportView({ report, supersededBy }: Props) {
  const { t, l, language } = useTexts();
  const { name, group, municipality } = report.recipient;
  return (
    <Page
      wide
      title={l(report.title)}
      overline={[name, l(report.period.label)].join(' · ')}
      lead={[group, municipality].filter(Boolean).join(' · ')}
      actions={<ReportActions report={report} />}
    >
      <ReportNotices report={report} supersededBy={supersededBy} address={(id) => `/reports/${id}`} />
      <KeyMessages report={report} goalAddress={(indicator) => `/goals?indicator=${indicator}`} />
      <section aria-label={t('report.pictures')} className="headline">
        {report.headline.map((block) => (
          <Comparison key={block.id} block={block} report={report} level={2} />
        ))}
      </section>
      <Changes report={report} />
      <Folds report={report} />
      <p className="source">
        {l(report.source)} {l(report.words.issued)} {formatInstantDate(report.issuedAt, language)}.
      </p>
    </Page>
  );
}
