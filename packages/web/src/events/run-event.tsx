import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { client } from '../api/client.ts';
import { Problem } from '../frame/problem.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { EventDayForm } from './event-day-form.tsx';
import { type EventDetails, EventForm } from './event-form.tsx';
import { EventHomes } from './event-homes.tsx';
import { EventOpinions } from './event-opinions.tsx';
import type { EventView } from './event-page.tsx';
import { EventPeople } from './event-people.tsx';
import { InviteCounty } from './invite-county.tsx';
import { UnreachedLeaders } from './unreached-leaders.tsx';
import { useEventChange } from './use-event-change.ts';

type Running = NonNullable<EventView['running']>;

interface Props {
  readonly event: EventView;
  readonly running: Running;
}

/** What whoever runs an event sees and does: who comes, whom to invite, changes and calling off. */
export function RunEvent({ event, running }: Props) {
  const { t } = useTexts();
  return (
    <>
      <section className="section spaced" aria-labelledby="people">
        <Heading level={2} data-size="xs" id="people">
          {t('event.run.people')}
        </Heading>
        {running.people.length === 0 ? (
          <Paragraph>{t('event.run.nobody')}</Paragraph>
        ) : (
          <EventPeople event={event} people={running.people} />
        )}
      </section>
      {event.isOver && event.state === 'open' && <EventOpinions eventId={event.id} />}
      {running.isForInstitutions && <EventHomes event={event} running={running} />}
      {event.state === 'open' && (
        <details className="plain-details">
          <summary>{t('event.day.heading')}</summary>
          <EventDayForm key={event.version} event={event} running={running} />
        </details>
      )}
      {event.isOpen && (
        <>
          {running.isForInstitutions || !running.invitesGroups ? (
            <ShareLink running={running} />
          ) : (
            <Invite event={event} running={running} />
          )}
          <details className="plain-details">
            <summary>{t('event.run.change')}</summary>
            <ChangeEvent event={event} />
          </details>
          <CancelEvent event={event} />
        </>
      )}
    </>
  );
}

function Invite({ event, running }: Props) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const { counties, groups, invitationLink, unreached } = running;
  const invite = useMutation({
    mutationFn: (county: string) => client.inviteToEvent({ eventId: event.id, county }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['readEvent', { eventId: event.id }] }),
  });
  return (
    <section className="section spaced" aria-labelledby="invite">
      <Heading level={2} data-size="xs" id="invite">
        {t('event.run.invite')}
      </Heading>
      <p>
        {t('event.run.groups')}: {groups}
      </p>
      <InviteCounty
        counties={counties}
        label={t('event.run.send')}
        isBusy={invite.isPending}
        invite={(county) => invite.mutate(county)}
      />
      {invite.isError && <Problem error={invite.error} />}
      <p role="status">{invite.isSuccess && t('event.run.invited', invite.data)}</p>
      {groups > 0 && <UnreachedLeaders unreached={unreached} />}
      <InvitationLink link={invitationLink} />
    </section>
  );
}

function ShareLink({ running }: Pick<Props, 'running'>) {
  const { t } = useTexts();
  return (
    <section className="section spaced" aria-labelledby="share">
      <Heading level={2} data-size="xs" id="share">
        {t('event.run.share')}
      </Heading>
      <InvitationLink link={running.invitationLink} />
    </section>
  );
}

function InvitationLink({ link }: { readonly link: string }) {
  const { t } = useTexts();
  return (
    <>
      <p>{t('event.run.shareLink')}</p>
      <p className="event-link">
        <code>{link}</code>
      </p>
    </>
  );
}

function ChangeEvent({ event }: { readonly event: EventView }) {
  const change = useEventChange(event.id, (details: EventDetails) =>
    client.changeEvent({ eventId: event.id, version: event.version, ...details }),
  );
  return (
    <EventForm
      key={event.version}
      event={event}
      save={change.mutate}
      isBusy={change.isPending}
      error={change.error}
    />
  );
}

function CancelEvent({ event }: { readonly event: EventView }) {
  const { t } = useTexts();
  const cancel = useEventChange(event.id, () =>
    client.cancelEvent({ eventId: event.id, version: event.version }),
  );
  return (
    <details className="plain-details">
      <summary>{t('event.run.cancel')}</summary>
      <div className="round-form">
        <Paragraph>{t('event.run.cancelHelp')}</Paragraph>
        {cancel.isError && <Problem error={cancel.error} />}
        <Button
          variant="secondary"
          data-size="sm"
          loading={cancel.isPending}
          onClick={() => cancel.mutate(undefined)}
        >
          {t('event.run.confirmCancel')}
        </Button>
      </div>
    </details>
  );
}
