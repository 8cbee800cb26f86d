import type { OutputOf } from '@smalspor/contract/operations';
import { Link } from 'react-router';
import { Fold } from '../reports/fold.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { institutionReportPath } from './report-path.ts';

interface Props {
  readonly organisation: string;
  readonly reports: OutputOf<'listInstitutionReports'>['reports'];
}

/** The home's other reports: of other kinds of stay, earlier ones, and those that were corrected. */
export function OtherReports({ organisation, reports }: Props) {
  const { t, l } = useTexts();
  if (reports.length === 0) return null;
  return (
    <Fold title={t('institutionReport.page.others')}>
      <ul className="sentences">
        {reports.map(({ id, typeName, title, period, supersededBy }) => (
          <li key={id}>
            <Link to={institutionReportPath(organisation, id)}>
              {l(typeName)}: {l(title)}, {l(period)}
            </Link>
            {supersededBy && ` (${t('institutionReport.page.replaced')})`}
          </li>
        ))}
      </ul>
    </Fold>
  );
}
