import { Button, Checkbox, Fieldset, Heading } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { client } from '../api/client.ts';
import { Problem } from '../frame/problem.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import type { EventView } from './event-page.tsx';
import { useEventChange } from './use-event-change.ts';

interface Props {
  readonly event: EventView;
  readonly colleagues: NonNullable<EventView['colleagues']>;
}

/** The people of the reader's institution: who has a place, and who should be given one. */
export function EventColleagues({ event, colleagues: { organisation, people } }: Props) {
  const { t } = useTexts();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const register = useEventChange(event.id, (ids: readonly string[]) =>
    client.registerColleagues({ eventId: event.id, organisation, people: [...ids] }),
  );
  const toggle = (id: string): void =>
    setChosen(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  const coming = people.filter(({ state }) => state === 'registered' || state === 'waiting');
  const others = people.filter((person) => !coming.includes(person));
  return (
    <section className="section spaced no-print" aria-labelledby="colleagues">
      <Heading level={2} data-size="xs" id="colleagues">
        {t('event.colleagues')}
      </Heading>
      {coming.length > 0 && (
        <ul className="sentences">
          {coming.map(({ id, name, state }) => (
            <li key={id}>
              {name} <span className="quiet">{t(`event.own.${state}`)}</span>
            </li>
          ))}
        </ul>
      )}
      {event.isOpen && others.length > 0 && (
        <Fieldset>
          <Fieldset.Legend>{t('event.more')}</Fieldset.Legend>
          {others.map(({ id, name }) => (
            <Checkbox
              key={id}
              label={name}
              value={id}
              checked={chosen.includes(id)}
              onChange={() => toggle(id)}
            />
          ))}
        </Fieldset>
      )}
      {register.isError && <Problem error={register.error} />}
      {event.isOpen && others.length > 0 && (
        <p className="round-actions">
          <Button
            variant="secondary"
            data-size="sm"
            disabled={chosen.length === 0}
            loading={register.isPending}
            onClick={() => register.mutate(chosen, { onSuccess: () => setChosen([]) })}
          >
            {t('event.registerColleagues')}
          </Button>
          <span role="status">{register.isSuccess && t('event.run.saved')}</span>
        </p>
      )}
    </section>
  );
}
