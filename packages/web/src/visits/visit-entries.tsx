import { Tag } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { formatDay } from '@smalspor/domain/texts';
import { Link } from 'react-router';
import { useTexts } from '../texts/language-provider.tsx';

type Entry = OutputOf<'listVisits'>['visits'][number];

interface Props {
  readonly visits: readonly Entry[];
  /** At the home itself: its name goes without saying. */
  readonly isAtHome?: boolean;
  /** Its own people read reports and fill in nothing. */
  readonly readsOnly?: boolean;
}

const COLORS = { planned: 'neutral', begun: 'info', reported: 'success' } as const;

/** Visits in a list, each with the way to its form or its report. */
export function VisitEntries({ visits, isAtHome = false, readsOnly = false }: Props) {
  const { t, language } = useTexts();
  return (
    <ul className="entries">
      {visits.map(({ id, home, ward, municipality, day, state }) => {
        const name = isAtHome ? ward : `${home}, ${ward}`;
        const isReported = state === 'reported';
        return (
          <li key={id}>
            {readsOnly && !isReported ? (
              <strong>{name}</strong>
            ) : (
              <Link to={isReported ? `/visits/${id}/report` : `/visits/${id}`}>{name}</Link>
            )}
            <span className="quiet">
              {[isAtHome ? null : municipality, formatDay(day, language)].filter(Boolean).join(' · ')}
            </span>
            <Tag data-color={COLORS[state]}>{t(`visit.state.${state}`)}</Tag>
            {isReported && !readsOnly && (
              <Link
                className="quiet inline-link"
                to={`/visits/${id}`}
                aria-label={`${t('visit.openForm')}: ${name}`}
              >
                {t('visit.openForm')}
              </Link>
            )}
          </li>
        );
      })}
    </ul>
  );
}
