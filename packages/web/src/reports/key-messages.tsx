import type { ReportModel } from '@smalspor/domain/reports';
import { useTexts } from '../texts/language-provider.tsx';

/** At most three sentences, each with what to do and the goal that it serves. */
export function KeyMessages({ report }: { readonly report: ReportModel }) {
  const { l } = useTexts();
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
                <span aria-hidden="true">→</span> {l(message.action)}
              </p>
            )}
            {message.goal && <p className="quiet">{l(message.goal)}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
