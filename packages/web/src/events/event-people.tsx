import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { client } from '../api/client.ts';
import { Problem } from '../frame/problem.tsx';
import { WideTable } from '../frame/wide-table.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import type { EventView } from './event-page.tsx';
import { useEventChange } from './use-event-change.ts';

interface Props {
  readonly event: EventView;
  readonly people: NonNullable<EventView['running']>['people'];
}

/** Who has asked for a place, in the order of asking; and who was there. */
export function EventPeople({ event, people }: Props) {
  const { t } = useTexts();
  const seated = people.filter(({ state }) => state === 'registered');
  const [present, setPresent] = useState<readonly string[]>(
    seated.filter(({ attended }) => attended === true).map(({ id }) => id),
  );
  const save = useEventChange(event.id, () =>
    client.noteAttendance({ eventId: event.id, present: [...present] }),
  );
  const toggle = (id: string): void =>
    setPresent(present.includes(id) ? present.filter((each) => each !== id) : [...present, id]);
  const without = people.filter(({ state, getsLetters }) => state !== 'withdrawn' && !getsLetters).length;
  return (
    <>
      {event.isOpen && without > 0 && <p>{t('event.run.withoutLetters', { count: without })}</p>}
      <WideTable label={t('event.run.people')}>
        <table className="figures data-table">
          <caption className="unseen">{t('event.run.people')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('event.run.name')}</th>
              <th scope="col">{t('event.run.state')}</th>
              <th scope="col">{t('event.run.present')}</th>
            </tr>
          </thead>
          <tbody>
            {people.map(({ id, name, state, getsLetters }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td>
                  {t(`event.own.${state}`)}
                  {!getsLetters && state !== 'withdrawn' && (
                    <span className="quiet block">{t('event.run.noLetters')}</span>
                  )}
                </td>
                <td>
                  {state === 'registered' && (
                    <input
                      type="checkbox"
                      aria-label={`${t('event.run.present')}: ${name}`}
                      checked={present.includes(id)}
                      onChange={() => toggle(id)}
                    />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
      {save.isError && <Problem error={save.error} />}
      <p className="round-actions">
        {seated.length > 0 && (
          <Button
            variant="secondary"
            data-size="sm"
            loading={save.isPending}
            onClick={() => save.mutate(undefined)}
          >
            {t('event.run.savePresent')}
          </Button>
        )}
        <span role="status">{save.isSuccess && t('event.run.saved')}</span>
      </p>
    </>
  );
}
