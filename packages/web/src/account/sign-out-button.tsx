import { Button } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { client } from '../api/client.ts';
import { useTexts } from '../texts/language-provider.tsx';

/** Ends the session and leaves by a new document, so that nothing of the reader's stays in memory. */
export function SignOutButton() {
  const { t } = useTexts();
  const signOut = useMutation({
    mutationFn: () => client.signOut({}),
    onSuccess: ({ next }) => location.assign(next),
  });
  return (
    <Button variant="tertiary" data-size="sm" loading={signOut.isPending} onClick={() => signOut.mutate()}>
      {t('nav.signOut')}
    </Button>
  );
}
