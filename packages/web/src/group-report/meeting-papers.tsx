import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { useApi } from '../api/use-api.ts';
import { useTexts } from '../texts/language-provider.tsx';

interface Props {
  readonly roundId: string;
  readonly id: string;
}

/** One PDF for each meeting: the group's report, the agenda and an empty worksheet. */
export function MeetingPapers({ roundId, id }: Props) {
  const { t, l, language } = useTexts();
  const round = useApi('readRound', { roundId });
  const meetings = round.data?.meetings ?? [];
  if (meetings.length === 0) return null;
  return (
    <section className="section no-print" aria-labelledby="meeting-papers">
      <Heading level={2} data-size="xs" id="meeting-papers">
        {t('groupReport.page.toPrint')}
      </Heading>
      <Paragraph>{t('groupReport.page.toPrintHelp')}</Paragraph>
      <ul className="sentences">
        {meetings.map((meeting) => (
          <li key={meeting.id}>
            <a
              href={`/api/rounds/${roundId}/group-reports/${id}/set?meeting=${meeting.id}&language=${language}`}
              download
            >
              {l(meeting.name)} (PDF)
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
