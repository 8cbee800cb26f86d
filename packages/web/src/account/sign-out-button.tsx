import { Button, Dialog, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { client } from '../api/client.ts';
import { useTexts } from '../texts/language-provider.tsx';
import { countUnsent, eraseVisits } from '../visits/device/leave-device.ts';

/**
 * Ends the session and leaves by a new document, so that nothing of the reader's stays in memory. What a visitor to nursing
 * homes has kept on the device is erased first; whoever would lose something is asked.
 */
export function SignOutButton() {
  const { t } = useTexts();
  const [unsent, setUnsent] = useState(0);
  const signOut = useMutation({
    mutationFn: async (isSure: boolean) => {
      const kept = isSure ? 0 : await countUnsent().catch(() => 0);
      if (kept > 0) return { kept, next: null };
      await eraseVisits().catch(() => undefined);
      return { kept: 0, ...(await client.signOut({})) };
    },
    onSuccess: ({ kept, next }) => {
      if (next !== null) location.assign(next);
      setUnsent(kept);
    },
  });
  return (
    <>
      <Button
        variant="tertiary"
        data-size="sm"
        loading={signOut.isPending}
        onClick={() => signOut.mutate(false)}
      >
        {t('nav.signOut')}
      </Button>
      {unsent > 0 && (
        <UnsentDialog count={unsent} stay={() => setUnsent(0)} leave={() => signOut.mutate(true)} />
      )}
    </>
  );
}

interface Props {
  readonly count: number;
  readonly stay: () => void;
  readonly leave: () => void;
}

function UnsentDialog({ count, stay, leave }: Props) {
  const { t } = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <Dialog ref={dialog} closeButton={false} closedby="none" aria-labelledby="unsent-title">
      <Dialog.Block>
        <Heading level={2} data-size="xs" id="unsent-title">
          {t('visit.leave.title')}
        </Heading>
        <Paragraph>{t('visit.leave.text', { count })}</Paragraph>
      </Dialog.Block>
      <Dialog.Block>
        <Button onClick={stay}>{t('visit.leave.stay')}</Button>{' '}
        <Button variant="secondary" onClick={leave}>
          {t('visit.leave.erase')}
        </Button>
      </Dialog.Block>
    </Dialog>
  );
}
