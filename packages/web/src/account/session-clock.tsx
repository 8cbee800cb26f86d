import { Button, Dialog, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { lastAnswerAt } from '../api/activity.ts';
import { client } from '../api/client.ts';
import { useTexts } from '../texts/language-provider.tsx';
import { isKeptAddress } from '../visits/is-kept-address.ts';
import type { Session } from './use-session.ts';

const WARN_BEFORE_MS = 2 * 60_000;
const LOOK_EVERY_MS = 10_000;

/** Ends the session on the server too, whose clock may be a little behind, and leaves by a new document. */
async function leave(): Promise<void> {
  await client.signOut({}).catch(() => undefined);
  location.assign('/?problem=session-expired');
}

/** Warns before the session ends for want of use, and lets the reader stay. */
export function SessionClock({ session }: { readonly session: Session }) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const [isNear, setNear] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    // How long a session may lie idle; the server moves the end with every answer, not only with this one.
    const idleMs = Date.parse(session.idleEnd ?? '') - lastAnswerAt();
    const absoluteEnd = Date.parse(session.absoluteEnd ?? '');
    const look = (): void => {
      const left = Math.min(lastAnswerAt() + idleMs, absoluteEnd) - Date.now();
      setNear(left < WARN_BEFORE_MS && navigator.onLine);
      if (left > 0) return;
      // Without a network the visitor to a nursing home stays with the form, which is sent after the next log-in.
      if (!navigator.onLine && isKeptAddress(location.pathname)) return;
      clearInterval(timer);
      void leave();
    };
    const timer = setInterval(look, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [session.idleEnd, session.absoluteEnd]);

  useEffect(() => {
    if (isNear) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isNear]);

  const stay = async (): Promise<void> => {
    await queries.invalidateQueries({ queryKey: ['readSession'] });
    setNear(false);
  };

  return (
    <Dialog ref={dialog} closeButton={false} closedby="none" aria-labelledby="session-ending">
      <Dialog.Block>
        <Heading level={2} data-size="xs" id="session-ending">
          {t('session.ending')}
        </Heading>
        <Paragraph>{t('session.endingText')}</Paragraph>
      </Dialog.Block>
      <Dialog.Block>
        <Button onClick={() => void stay()}>{t('session.stay')}</Button>
      </Dialog.Block>
    </Dialog>
  );
}
