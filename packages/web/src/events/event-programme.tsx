import { Heading } from '@digdir/designsystemet-react';
import { useTexts } from '../texts/language-provider.tsx';
import type { EventView } from './event-page.tsx';

/** What happens on the day, and what can be read before and after; nothing while nobody has said. */
export function EventProgramme({ event: { agenda, material } }: { readonly event: EventView }) {
  const { t } = useTexts();
  return (
    <>
      {agenda.length > 0 && (
        <section className="section spaced" aria-labelledby="agenda">
          <Heading level={2} data-size="xs" id="agenda">
            {t('event.agenda')}
          </Heading>
          <ol className="event-agenda">
            {agenda.map(({ time, title, speaker }, index) => (
              <li key={`${time} ${index.toString()}`}>
                <time dateTime={time}>{time}</time>
                <span>
                  {title}
                  {speaker !== '' && <span className="quiet block">{speaker}</span>}
                </span>
              </li>
            ))}
          </ol>
        </section>
      )}
      {material.length > 0 && (
        <section className="section spaced" aria-labelledby="material">
          <Heading level={2} data-size="xs" id="material">
            {t('event.material')}
          </Heading>
          <ul className="sentences">
            {material.map(({ title, url }) => (
              <li key={`${title} ${url}`}>
                <a href={url} rel="noreferrer" className="inline-link">
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
