import { Heading, Tag } from '@digdir/designsystemet-react';
import { formatDay } from '@smalspor/domain/texts';
import { Link } from 'react-router';
import { useTexts } from '../texts/language-provider.tsx';
import type { RoundView } from './use-round.ts';

/** The e-learning of the round, and what the reader has passed. */
export function RoundModules({ round }: { readonly round: RoundView }) {
  const { t, l, language } = useTexts();
  if (round.modules.length === 0) return null;
  return (
    <section className="section" aria-labelledby="modules">
      <Heading level={2} data-size="xs" id="modules">
        {t('round.modules')}
      </Heading>
      <ul className="entries">
        {round.modules.map(({ id, name, course, minutes, doneOn }) => (
          <li key={id}>
            {round.takesPart ? <Link to={`/courses/${course}`}>{l(name)}</Link> : <span>{l(name)}</span>}
            <span className="quiet">{t('round.minutes', { count: minutes })}</span>
            {doneOn && (
              <Tag data-color="success">{t('round.passedOn', { day: formatDay(doneOn, language) })}</Tag>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
