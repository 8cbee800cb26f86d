import { Heading, Tag } from '@digdir/designsystemet-react';
import { formatDay } from '@smalspor/domain/texts';
import { Link } from 'react-router';
import { coursePath } from '../courses/course-path.ts';
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
        {round.modules.map(({ id, name, course, part, minutes, doneOn, beforeJoining, idlePass }) => (
          <li key={id}>
            {round.takesPart ? (
              <Link to={coursePath({ id: course, part })}>{l(name)}</Link>
            ) : (
              <span>{l(name)}</span>
            )}
            <span className="quiet">{t('round.minutes', { count: minutes })}</span>
            {doneOn && (
              <Tag data-color="success">
                {t(beforeJoining ? 'round.passedBefore' : 'round.passedOn', {
                  day: formatDay(doneOn, language),
                })}
              </Tag>
            )}
            {idlePass && (
              <p className="module-idle">
                {t(`round.pass.${idlePass.reason}`, {
                  day: formatDay(idlePass.on, language),
                  months: idlePass.months ?? 0,
                })}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
