import { Alert, Paragraph } from '@digdir/designsystemet-react';
import { Problem } from '../frame/problem.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import type { DraftView } from './visit-draft.ts';

interface Props {
  readonly view: DraftView;
  /** The form opens without a network. */
  readonly isReady: boolean;
}

/** Where the answers are: sent, or on this device and waiting for the network or for a log-in. */
export function VisitStatus({ view, isReady }: Props) {
  const { t } = useTexts();
  const { state, unsent, keeping, form, problem } = view;
  return (
    <div className="visit-status">
      <p role="status" data-state={state} data-unsent={unsent} data-keeping={keeping}>
        {unsent === 0 ? t('visit.allSent') : t('visit.unsent', { count: unsent })}{' '}
        {unsent > 0 && keeping === 'kept' && `${t('visit.keptHere')} `}
        {unsent > 0 && keeping === 'not-kept' && `${t('visit.notKept')} `}
        {state === 'offline' && t('visit.offline')}
      </p>
      {state === 'signed-out' && (
        <Alert data-color="warning">
          <Paragraph>
            {t('visit.signedOut')}{' '}
            <a
              className="inline-link"
              href={`/?problem=session-expired&returnTo=${encodeURIComponent(`/visits/${form.id}`)}`}
            >
              {t('visit.signIn')}
            </a>
          </Paragraph>
        </Alert>
      )}
      {state === 'refused' && <Problem error={problem} />}
      <p className="quiet" data-ready={isReady}>
        {t(isReady ? 'visit.ready' : 'visit.notReady')}
      </p>
    </div>
  );
}
