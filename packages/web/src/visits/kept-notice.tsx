import { Alert, Paragraph } from '@digdir/designsystemet-react';
import { useEffect, useState } from 'react';
import { useTexts } from '../texts/language-provider.tsx';
import { hasVisitDatabase } from './device/visit-database.ts';
import { openVisitBox, sendAllKept } from './open-visit.ts';

/** Sends what this device has kept since the last time there was a network, and says what is left. */
export function KeptNotice({ until }: { readonly until: string }) {
  const { t } = useTexts();
  const [left, setLeft] = useState(0);
  useEffect(() => {
    void (async () => {
      if (!(await hasVisitDatabase())) return;
      const box = await openVisitBox(until);
      if (box) setLeft(await sendAllKept(box));
    })().catch(() => undefined);
  }, [until]);
  if (left === 0) return null;
  return (
    <Alert data-color="warning">
      <Paragraph>
        {t('visit.unsent', { count: left })} {t('visit.keptHere')}
      </Paragraph>
    </Alert>
  );
}
