import type { GroupReportModel } from '@smalspor/domain/group-report';
import { useTexts } from '../texts/language-provider.tsx';

/** At most three plain sentences, each with what to do. */
export function GroupSentences({ report }: { readonly report: GroupReportModel }) {
  const { l } = useTexts();
  if (report.messages.length === 0) return null;
  return (
    <section aria-labelledby="group-sentences" className="messages">
      <h2 id="group-sentences" className="unseen">
        {l(report.words.keyMessages)}
      </h2>
      <ol>
        {report.messages.map(({ indicator, tone, text, action, goal }) => (
          <li key={indicator} data-tone={tone}>
            <p className="message-text">{l(text)}</p>
            {action && <p className="message-action">{l(action)}</p>}
            {goal && <p className="quiet">{l(goal)}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
