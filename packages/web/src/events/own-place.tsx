import { Alert, Button, Paragraph } from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { client } from '../api/client.ts';
import { rememberAnswer } from '../api/remember-answer.ts';
import { Problem } from '../frame/problem.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import type { EventView } from './event-page.tsx';

interface Props {
  readonly event: EventView;
  /** From the link of the invitation. */
  readonly code: string | undefined;
  readonly again: () => unknown;
}

/** The reader's own place: asked for, waited for, or given back. */
export function OwnPlace({ event, code, again }: Props) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const { id, own, placeInQueue, attended, freeSeats, hasWaitingList, isOpen } = event;
  const change = useMutation({
    mutationFn: (act: 'register' | 'withdraw') =>
      act === 'register'
        ? client.registerForEvent({ eventId: id, ...(code === undefined ? {} : { code }) })
        : client.withdrawFromEvent({ eventId: id }),
    onSuccess: async (changed) => {
      rememberAnswer(queries, 'readEvent', { eventId: id }, changed);
      if (code !== undefined) rememberAnswer(queries, 'readInvitation', { code }, changed);
      await queries.invalidateQueries({ queryKey: ['listEvents'] });
    },
    onError: () => again(),
  });
  const has = own === 'registered' || own === 'waiting';
  const isFull = freeSeats === 0;
  return (
    <div className="stack event-own">
      <div role="status">
        {has && (
          <Alert data-color={own === 'registered' ? 'success' : 'info'}>
            <Paragraph>
              {t(`event.own.${own}`)}
              {placeInQueue !== null && `. ${t('event.queuePlace', { place: placeInQueue })}`}
            </Paragraph>
          </Alert>
        )}
        {own === 'withdrawn' && <Paragraph>{t('event.own.withdrawn')}</Paragraph>}
        {attended === true && <Paragraph>{t('event.attended')}</Paragraph>}
      </div>
      {change.isError && <Problem error={change.error} />}
      {isOpen && !has && isFull && <Paragraph>{t('event.full')}</Paragraph>}
      {isOpen && !has && (!isFull || hasWaitingList) && (
        <div>
          <Button loading={change.isPending} onClick={() => change.mutate('register')}>
            {t(isFull ? 'event.queue' : 'event.register')}
          </Button>
        </div>
      )}
      {isOpen && has && (
        <div>
          <Button variant="secondary" loading={change.isPending} onClick={() => change.mutate('withdraw')}>
            {t('event.withdraw')}
          </Button>
        </div>
      )}
    </div>
  );
}
