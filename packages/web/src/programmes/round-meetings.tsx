import { Heading } from '@digdir/designsystemet-react';
import { formatDay } from '@smalspor/domain/texts';
import { formatInstant } from '../texts/format-instant.ts';
import { useTexts } from '../texts/language-provider.tsx';
import { AttendanceForm } from './attendance-form.tsx';
import { MeetingActions } from './meeting-actions.tsx';
import { ScheduleForm } from './schedule-form.tsx';
import type { Meeting, RoundView } from './use-round.ts';

/** The meetings: when and where, what is on, the own worksheet; and for who leads, to plan and to confirm. */
export function RoundMeetings({ round }: { readonly round: RoundView }) {
  const { t } = useTexts();
  if (round.meetings.length === 0) return null;
  return (
    <section className="section" aria-labelledby="meetings">
      <Heading level={2} data-size="xs" id="meetings">
        {t('round.meetings')}
      </Heading>
      <ul className="round-meetings">
        {round.meetings.map((meeting) => (
          <li key={meeting.id} className="panel">
            <OneMeeting round={round} meeting={meeting} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OneMeeting({ round, meeting }: { readonly round: RoundView; readonly meeting: Meeting }) {
  const { t, l, language } = useTexts();
  const { name, time, heldOn, agenda, isOpen } = meeting;
  const canPlan = round.leads && heldOn === null && round.next !== null;
  return (
    <>
      <Heading level={3} data-size="2xs">
        {l(name)}
      </Heading>
      <p>{heldOn ? t('round.heldOn', { day: formatDay(heldOn, language) }) : whenText()}</p>
      <MeetingActions round={round} meeting={meeting} />
      <details className="plain-details">
        <summary>{t('round.agenda')}</summary>
        <ol className="round-agenda">
          {agenda.map(({ minutes, text }) => (
            <li key={text.nb}>
              <span className="nowrap">{t('round.minutes', { count: minutes })}</span> {l(text)}
            </li>
          ))}
        </ol>
      </details>
      {canPlan && <ScheduleForm round={round} meeting={meeting} />}
      {canPlan && isOpen && <AttendanceForm round={round} meeting={meeting} />}
    </>
  );

  function whenText(): string {
    return time ? `${formatInstant(time.startsAt, language)}, ${time.place}` : t('round.noTime');
  }
}
