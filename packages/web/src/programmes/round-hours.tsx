import { Heading } from '@digdir/designsystemet-react';
import { useTexts } from '../texts/language-provider.tsx';
import type { RoundView } from './use-round.ts';

/** The reader's school hours by each set of rules, and what still lacks. */
export function RoundHours({ round }: { readonly round: RoundView }) {
  const { t, l } = useTexts();
  if (round.credits.length === 0) return null;
  return (
    <section className="section" aria-labelledby="hours">
      <Heading level={2} data-size="xs" id="hours">
        {t('round.hours')}
      </Heading>
      <ul className="entries">
        {round.credits.map(({ scheme, hours, wholeHours, countsAs, lacking }) => (
          <li key={scheme.nb}>
            <span>{l(scheme)}</span>
            <strong>{t('round.hoursOf', { hours, whole: wholeHours })}</strong>
            {countsAs && <span className="quiet">{l(countsAs)}</span>}
            {lacking.length > 0 && (
              <details className="plain-details">
                <summary>{t('round.lacking', { count: lacking.length })}</summary>
                <ul>
                  {lacking.map((part) => (
                    <li key={part.nb}>{l(part)}</li>
                  ))}
                </ul>
              </details>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
