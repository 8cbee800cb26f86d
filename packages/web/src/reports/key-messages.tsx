import type { ReportBody } from '@smalspor/domain/reports';
import { Link } from 'react-router';
import { useTexts } from '../texts/language-provider.tsx';

interface Props {
  readonly report: ReportBody;
  /** Where the reader sets a goal for an indicator; left out where nobody sets one. */
  readonly goalAddress?: (indicator: string) => string;
}

/** At most three sentences, each with what to do and the goal that it serves. */
export function KeyMessages({ report, goalAddress }: Props) {
  const { t, l } = useTexts();
  return (
    <section aria-labelledby="key-messages" className="messages">
      <h2 id="key-messages" className="unseen">
        {l(report.words.keyMessages)}
      </h2>
      <ol>
        {report.messages.map((message) => (
          <li key={message.rule + (message.indicator ?? '')} data-tone={message.tone}>
            <p className="message-text">{l(message.text)}</p>
            {message.action && (
              <p className="message-action">
                <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
                  <path d="M2 8h11M9 4l4 4-4 4" fill="none" stroke="currentColor" strokeWidth="2" />
                </svg>{' '}
                {l(message.action)}
                {message.indicator && goalAddress && (
                  <Link className="set-goal no-print" to={goalAddress(message.indicator)}>
                    {t('goal.page.set')}
                  </Link>
                )}
              </p>
            )}
            {message.goal && <p className="quiet">{l(message.goal)}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
