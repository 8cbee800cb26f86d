import { Button, Heading } from '@digdir/designsystemet-react';
import { client } from '../api/client.ts';
import { Problem } from '../frame/problem.tsx';
import { type RoundView, useRoundChange } from '../programmes/use-round.ts';
import { useTexts } from '../texts/language-provider.tsx';

/** Those in a round whose certificate an administrator can issue: what is due, and nothing else. */
export function OthersCertificates({ round }: { readonly round: RoundView }) {
  const { t } = useTexts();
  const issue = useRoundChange(round.id, (participant: string) =>
    client.issueCertificateFor({ roundId: round.id, participant }),
  );
  const due = (round.roster ?? []).filter(({ certificateDue }) => certificateDue);
  if (due.length === 0) return null;
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
      {issue.isError && <Problem error={issue.error} />}
    </section>
  );
}
