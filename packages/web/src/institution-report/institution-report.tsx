import { Button } from '@digdir/designsystemet-react';
import { PlaceHistogram, placeTable } from '@smalspor/charts/place';
import type { OutputOf } from '@smalspor/contract/operations';
import type { InstitutionReportModel } from '@smalspor/domain/institution-report';
import { formatInstantDate } from '@smalspor/domain/texts';
import { Link } from 'react-router';
import { Page } from '../frame/page.tsx';
import { Changes } from '../reports/changes.tsx';
import { ChartFigure } from '../reports/chart-figure.tsx';
import { Comparison } from '../reports/comparison.tsx';
import { Folds } from '../reports/folds.tsx';
import { KeyMessages } from '../reports/key-messages.tsx';
import { ReportNotices } from '../reports/report-notices.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { Administered } from './administered.tsx';
import { DataNotices } from './data-notices.tsx';
import { OtherReports } from './other-reports.tsx';
import { institutionReportPath, institutionScreenPath } from './report-path.ts';

interface Props {
  readonly organisation: string;
  readonly report: InstitutionReportModel;
  readonly supersededBy: string | null;
  readonly correctedSince: readonly string[];
  readonly others: OutputOf<'listInstitutionReports'>['reports'];
}

/** The report of one kind of stay: three sentences, the main pictures, everything else folded. */
export function InstitutionReport({ organisation, report, supersededBy, correctedSince, others }: Props) {
  const { t, l, language } = useTexts();
  const { institution, words, headline, places } = report;
  const [place, ...morePlaces] = places;
  const pdf = `/api/institutions/${organisation}/reports/${encodeURIComponent(report.id)}/pdf`;
  return (
    <Page
      wide
      title={l(report.title)}
      overline={
        <>
          <Link to={`/institution/${organisation}`}>{institution.name}</Link> · {l(report.period.label)}
        </>
      }
      lead={l(institution.typeName)}
      actions={
        <>
          <Button asChild variant="secondary" data-size="sm">
            <Link to={institutionScreenPath(organisation, report.id)}>{t('groupReport.page.show')}</Link>
          </Button>
          <Button asChild variant="secondary" data-size="sm">
            <a href={`${pdf}?language=${language}`} download>
              {t('report.pdf')}
            </a>
          </Button>
        </>
      }
    >
      <ReportNotices
        report={report}
        supersededBy={supersededBy}
        address={(id) => institutionReportPath(organisation, id)}
      />
      <DataNotices organisation={organisation} report={report} correctedSince={correctedSince} />
      <KeyMessages report={report} goalAddress={() => `/institution/${organisation}/goal`} />
      <Changes report={report} />
      {report.change.length > 0 && <h2 className="section-heading">{t('institutionReport.page.level')}</h2>}
      <section aria-label={t('report.pictures')} className="headline">
        {headline.map((block) => (
          <Comparison key={block.id} block={block} report={report} level={report.change.length > 0 ? 3 : 2} />
        ))}
        {place && (
          <ChartFigure
            block={place}
            unit={place.unit}
            chart={PlaceHistogram}
            table={placeTable}
            words={words}
            level={report.change.length > 0 ? 3 : 2}
          />
        )}
      </section>
      <Folds report={{ ...report, places: morePlaces }} />
      {report.administered && <Administered block={report.administered} />}
      <OtherReports organisation={organisation} reports={others} />
      <p className="source">
        {l(report.source)} {l(words.issued)} {formatInstantDate(report.issuedAt, language)}.
      </p>
    </Page>
  );
}
