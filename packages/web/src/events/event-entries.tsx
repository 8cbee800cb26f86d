import { Tag } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { Link } from 'react-router';
import { formatInstant } from '../texts/format-instant.ts';
import { useTexts } from '../texts/language-provider.tsx';

type Entry = OutputOf<'listEvents'>['events'][number];

/** Events, each with its time and what the reader has there. */
export function EventEntries({ events }: { readonly events: readonly Entry[] }) {
  const { t, l, language } = useTexts();
  return (
    <ul className="entries">
      {events.map(({ id, title, startsAt, place, state, isOver, own, runs, isAsked }) => (
        <li key={id} data-quiet={(isOver && !isAsked) || state === 'cancelled'}>
          <Link to={`/events/${id}`}>{l(title)}</Link>
          <span className="quiet">
            {formatInstant(startsAt, language)}
            {place !== null && `, ${place}`}
          </span>
          {state === 'cancelled' && <Tag data-color="warning">{t('event.cancelled')}</Tag>}
          {isAsked && <Tag data-color="info">{t('event.evaluation.asked')}</Tag>}
          {state === 'open' && isOver && !isAsked && <Tag data-color="neutral">{t('event.over')}</Tag>}
          {state === 'open' && !isOver && !runs && (
            <Tag data-color={own === 'registered' ? 'success' : 'neutral'}>{t(`event.own.${own}`)}</Tag>
          )}
        </li>
      ))}
    </ul>
  );
}
