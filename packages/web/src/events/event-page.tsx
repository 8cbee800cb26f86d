import { Paragraph, Tag } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { osloClock } from '@smalspor/domain/time';
import { Link, useParams } from 'react-router';
import { isNotFound } from '../api/is-not-found.ts';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { NotFoundPage } from '../frame/not-found-page.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { formatInstant } from '../texts/format-instant.ts';
import { useTexts } from '../texts/language-provider.tsx';
import { EventColleagues } from './event-colleagues.tsx';
import { EventProgramme } from './event-programme.tsx';
import { AskedOfEvent } from './event-questions.tsx';
import { OwnPlace } from './own-place.tsx';
import { RunEvent } from './run-event.tsx';

export type EventView = OutputOf<'readEvent'>;

/** One event, found by its own address. */
export function EventPage() {
  const { eventId = '' } = useParams();
  return <Found event={useApi('readEvent', { eventId }, { fresh: true })} />;
}

/** The same, found by the link of an invitation. */
export function InvitationPage() {
  const { code = '' } = useParams();
  return <Found event={useApi('readInvitation', { code }, { fresh: true })} code={code} />;
}

interface FoundProps {
  readonly event: ReturnType<typeof useApi<'readEvent'>>;
  readonly code?: string;
}

function Found({ event, code }: FoundProps) {
  const { t, l } = useTexts();
  if (event.isPending) return <Loading />;
  if (event.isError) {
    if (isNotFound(event.error)) return <NotFoundPage />;
    return <ProblemPage error={event.error} retry={event.refetch} />;
  }
  const { title, description, kind, state, isOver, running, evaluation } = event.data;
  return (
    <Page title={l(title)} overline={<Link to="/events">{t(`event.kind.${kind}-event`)}</Link>}>
      <p className="round-actions">
        {state === 'cancelled' && <Tag data-color="warning">{t('event.cancelled')}</Tag>}
        {state === 'open' && isOver && <Tag data-color="neutral">{t('event.over')}</Tag>}
      </p>
      {l(description) !== '' && <Paragraph className="event-description">{l(description)}</Paragraph>}
      <EventFacts event={event.data} />
      {evaluation !== null && <AskedOfEvent eventId={event.data.id} />}
      <EventProgramme event={event.data} />
      {running === null ? (
        <OwnPlace event={event.data} code={code} again={() => event.refetch()} />
      ) : (
        <RunEvent event={event.data} running={running} />
      )}
      {running === null && event.data.colleagues && (
        <EventColleagues event={event.data} colleagues={event.data.colleagues} />
      )}
    </Page>
  );
}

function EventFacts({ event }: { readonly event: EventView }) {
  const { t, l, language } = useTexts();
  const { id, startsAt, endsAt, organiser, place, link, freeSeats, isOpen } = event;
  const from = osloClock(startsAt);
  const to = osloClock(endsAt);
  const end = from.day === to.day ? to.time : formatInstant(endsAt, language);
  return (
    <>
      <dl className="facts">
        <div>
          <dt>{t('event.when')}</dt>
          <dd>
            {formatInstant(startsAt, language)}–{end}
          </dd>
        </div>
        {organiser !== null && (
          <div>
            <dt>{t('event.organiser')}</dt>
            <dd>{t('event.centre', { region: l(organiser.name) })}</dd>
          </div>
        )}
        {place !== null && (
          <div>
            <dt>{t('event.place')}</dt>
            <dd>{place}</dd>
          </div>
        )}
        {link !== null && (
          <div>
            <dt>{t('event.link')}</dt>
            <dd>
              <a href={link} rel="noreferrer" className="event-link inline-link">
                {link}
              </a>
            </dd>
          </div>
        )}
        {freeSeats !== null && isOpen && (
          <div>
            <dt>{t('event.seats')}</dt>
            <dd>{freeSeats}</dd>
          </div>
        )}
      </dl>
      {isOpen && (
        <p>
          <a href={`/api/events/${id}/calendar`} download>
            {t('event.calendar')}
          </a>
        </p>
      )}
    </>
  );
}
