import { Alert, Button } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { client } from '../api/client.ts';
import { Page } from '../frame/page.tsx';
import { useTexts } from '../texts/language-provider.tsx';

/**
 * Where the link in a digest leads. It takes a press of the button: programs that look at the links of a letter before its reader
 * does would stop it otherwise.
 */
export function StopDigestPage() {
  const { token = '' } = useParams();
  const { t } = useTexts();
  const stop = useMutation({ mutationFn: () => client.stopDigest({ token }) });
  return (
    <Page title={t('signal.stop.title')} lead={stop.isIdle ? t('signal.stop.lead') : undefined}>
      <div role="status">
        {stop.isSuccess && <Alert data-color="success">{t('signal.stop.done')}</Alert>}
        {stop.isError && <Alert data-color="warning">{t('signal.stop.unknown')}</Alert>}
      </div>
      {!stop.isSuccess && (
        <div>
          <Button loading={stop.isPending} onClick={() => stop.mutate()}>
            {t('signal.stop.button')}
          </Button>
        </div>
      )}
    </Page>
  );
}
