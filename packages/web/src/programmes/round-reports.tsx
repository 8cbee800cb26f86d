import { Heading } from '@digdir/designsystemet-react';
import { Link } from 'react-router';
import { useSession } from '../account/use-session.ts';
import { useTexts } from '../texts/language-provider.tsx';
import type { RoundView } from './use-round.ts';

/** The reports of the round: own ones as links, those that are still to come with the months that they will cover. */
export function RoundReports({ round }: { readonly round: RoundView }) {
  const { t, l } = useTexts();
  const session = useSession();
  // Whoever administers programmes sees that the group's report is there, and not what it says.
  const readsGroups = session.data?.user?.takesPart ?? false;
  if (round.reports.length === 0) return null;
  return (
    <section className="section" aria-labelledby="round-reports">
      <Heading level={2} data-size="xs" id="round-reports">
        {t('round.reports')}
      </Heading>
      <ul className="entries">
        {round.reports.map(({ id, name, period, reportId, isOfGroup }) => (
          <li key={id}>
            {reportId === null || (isOfGroup && !readsGroups) ? (
              <span>{l(name)}</span>
            ) : (
              <Link to={addressOf(round, { id, reportId, isOfGroup })}>{l(name)}</Link>
            )}
            <span className="quiet">{l(period)}</span>
            {reportId === null && <span className="quiet">{t('round.reportComes')}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function addressOf(
  { id: roundId, institution }: RoundView,
  { id, reportId, isOfGroup }: Pick<RoundView['reports'][number], 'id' | 'reportId' | 'isOfGroup'>,
): string {
  if (institution !== null) return `/institution/${institution}/report/${reportId}`;
  return isOfGroup ? `/rounds/${roundId}/group/${id}` : `/reports/${reportId}`;
}
