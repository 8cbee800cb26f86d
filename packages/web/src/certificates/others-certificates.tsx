import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { client } from '../api/client.ts';
import { Problem } from '../frame/problem.tsx';
import { type RoundView, useRoundChange } from '../programmes/use-round.ts';
import { useTexts } from '../texts/language-provider.tsx';

/** Those in a round whose certificate an administrator can issue: what is due, and nothing else. */
export function OthersCertificates({ round }: { readonly round: RoundView }) {
  const { t } = useTexts();
  const [wasBefore, setWasBefore] = useState(false);
  const issue = useRoundChange(round.id, async (participant: string) => {
    const { outcome, round: after } = await client.issueCertificateFor({ roundId: round.id, participant });
    setWasBefore(outcome === 'issued-before');
    return after;
  });
  const due = (round.roster ?? []).filter(({ certificateDue }) => certificateDue);
  if (due.length === 0 && !wasBefore) return null;
  return (
    <section className="section" aria-labelledby="others-certificates">
      <Heading level={2} data-size="xs" id="others-certificates">
        {t('certificate.page.others')}
      </Heading>
      <ul className="entries">
        {due.map(({ participant, name }) => (
          <li key={participant}>
            <Button
              variant="tertiary"
              data-size="sm"
              loading={issue.isPending && issue.variables === participant}
              onClick={() => issue.mutate(participant)}
            >
              {t('certificate.page.issueFor', { name })}
            </Button>
          </li>
        ))}
      </ul>
      <div role="status">
        {wasBefore && <Paragraph>{t('certificate.page.othersIssuedBefore')}</Paragraph>}
      </div>
      {issue.isError && <Problem error={issue.error} />}
    </section>
  );
}
