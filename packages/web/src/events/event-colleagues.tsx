import { Button, Checkbox, Fieldset } from '@digdir/designsystemet-react';
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
  const has = (state: string) => state === 'registered' || state === 'waiting';
  return (
    <section className="section spaced no-print">
      <Fieldset>
        <Fieldset.Legend>{t('event.colleagues')}</Fieldset.Legend>
        {people.map(({ id, name, state }) => (
          <Checkbox
            key={id}
            label={name}
            description={t(`event.own.${state}`)}
            value={id}
            disabled={!event.isOpen || has(state)}
            checked={has(state) || chosen.includes(id)}
            onChange={() => toggle(id)}
          />
        ))}
      </Fieldset>
      {register.isError && <Problem error={register.error} />}
      {event.isOpen && people.some(({ state }) => !has(state)) && (
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
