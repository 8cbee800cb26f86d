import { Alert, Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { ProblemError } from '@smalspor/contract/client';
import { useTexts } from '../texts/language-provider.tsx';

interface Props {
  readonly error: unknown;
  readonly retry?: () => unknown;
}

/** A refusal or a failure as a sentence for people, with what to do, and the call's number for whoever helps. */
export function Problem({ error, retry }: Props) {
  const { t } = useTexts();
  const isRefusal = error instanceof ProblemError;
  const key = isRefusal ? `problem.${error.code}` : 'problem.offline';
  return (
    <Alert data-color="warning" role="alert">
      <Heading level={2} data-size="2xs">
        {t('problem.heading')}
      </Heading>
      <Paragraph>{t(key)}</Paragraph>
      {isRefusal && error.requestId && (
        <Paragraph data-size="sm" className="quiet">
          {t('problem.number')} <code>{error.requestId}</code>
        </Paragraph>
      )}
      {retry && (
        <Button variant="secondary" data-size="sm" data-color="neutral" onClick={() => retry()}>
          {t('problem.retry')}
        </Button>
      )}
    </Alert>
  );
}
