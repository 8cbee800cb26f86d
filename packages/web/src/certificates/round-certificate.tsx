import { Alert, Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { hoursIn } from '@smalspor/domain/certificates';
import { formatDay, type Language } from '@smalspor/domain/texts';
import { useState } from 'react';
import { client } from '../api/client.ts';
import { Problem } from '../frame/problem.tsx';
import { type RoundView, useRoundChange } from '../programmes/use-round.ts';
import { useTexts } from '../texts/language-provider.tsx';

/** The reader's certificate: one press issues it and fetches the file; later it is fetched again. */
export function RoundCertificate({ round }: { readonly round: RoundView }) {
  const { t, language } = useTexts();
  const { id: roundId, certificate, certificateDue, certificateWithdrawn: withdrawn } = round;
  const [wasBefore, setWasBefore] = useState(false);
  const issue = useRoundChange(roundId, async (_: undefined) => {
    const { outcome, round: after } = await client.issueCertificate({ roundId });
    setWasBefore(outcome === 'issued-before');
    // The file comes as an attachment: the page stays.
    if (after.certificate) window.location.assign(addressOf(after.certificate.id, language));
    return after;
  });
  if (certificate === null && withdrawn === null && !certificateDue) return null;
  return (
    <section className="section" aria-labelledby="certificate">
      <Heading level={2} data-size="xs" id="certificate">
        {t('certificate.page.own')}
      </Heading>
      {withdrawn && (
        <Alert data-color="warning">
          <Paragraph>
            {t('certificate.page.withdrawnOwn', {
              issued: formatDay(withdrawn.issuedOn, language),
              day: formatDay(withdrawn.on, language),
            })}{' '}
            {t(`certificate.page.withdrawnWhy.${withdrawn.reason}`)}
          </Paragraph>
        </Alert>
      )}
      <div role="status">
        {certificate && (
          <Paragraph>
            {wasBefore &&
              `${t('certificate.page.issuedBefore', { day: formatDay(certificate.on, language) })} `}
            {t('certificate.page.issued', {
              day: formatDay(certificate.on, language),
              hours: hoursIn(certificate.hours, language),
            })}{' '}
            <a href={addressOf(certificate.id, language)} download>
              {t('certificate.page.download')}
            </a>
          </Paragraph>
        )}
      </div>
      {certificateDue && (
        <div className="certificate-due">
          <Paragraph>{t(certificate ? 'certificate.page.dueMore' : 'certificate.page.due')}</Paragraph>
          <Button loading={issue.isPending} onClick={() => issue.mutate(undefined)}>
            {t('certificate.page.get')}
          </Button>
        </div>
      )}
      {issue.isError && <Problem error={issue.error} />}
    </section>
  );
}

function addressOf(certificateId: string, language: Language): string {
  return `/api/certificates/${encodeURIComponent(certificateId)}/pdf?language=${language}`;
}
