import { Paragraph } from '@digdir/designsystemet-react';
import { formatMonthLong } from '@smalspor/domain/texts';
import { useState } from 'react';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { chooseRows, FIRST_CHOICE, rowsToCall } from './choose-rows.ts';
import { FollowUpPages } from './follow-up-pages.tsx';
import { FollowedFilter } from './followed-filter.tsx';
import { FollowedTable } from './followed-table.tsx';
import { InstitutionsToCall } from './institutions-to-call.tsx';
import { RemindInstitutions } from './remind-institutions.tsx';

/** Who has delivered and who lacks something, and reminders to those who do. */
export function FollowUpDataPage() {
  const { t, language } = useTexts();
  const read = useApi('listFollowedInstitutions', {}, { fresh: true });
  const [choice, setChoice] = useState(FIRST_CHOICE);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  if (read.isPending) return <Loading />;
  if (read.isError) return <ProblemPage error={read.error} retry={read.refetch} />;
  const { until, institutions, kinds } = read.data;
  const shown = chooseRows(institutions, choice);
  const lead =
    institutions.length === 0
      ? t('followUp.page.noInstitutions')
      : until === null
        ? t('followUp.page.noData')
        : t('followUp.page.dataLead', { until: formatMonthLong(until, language) });
  return (
    <Page title={t('followUp.page.data')} overline={t('followUp.page.pages')} lead={lead} wide>
      <FollowUpPages />
      {institutions.length > 0 && (
        <>
          <FollowedFilter choice={choice} change={setChoice} institutions={institutions} kinds={kinds} />
          <Paragraph className="follow-up-export">
            <span role="status">{t('followUp.page.shown', { count: shown.length })}</span>{' '}
            <a className="no-print" href={`/api/institution-follow-up/export?language=${language}`} download>
              {t('followUp.page.export')}
            </a>
          </Paragraph>
          {until !== null && (
            <RemindInstitutions shown={shown} chosen={chosen} choose={setChosen} view={read.data} />
          )}
          <FollowedTable
            rows={shown}
            kinds={kinds}
            choice={choice}
            change={setChoice}
            chosen={chosen}
            choose={setChosen}
          />
          <InstitutionsToCall rows={rowsToCall(institutions)} />
        </>
      )}
    </Page>
  );
}
