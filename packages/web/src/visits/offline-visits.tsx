import { Paragraph } from '@digdir/designsystemet-react';
import { formatDay } from '@smalspor/domain/texts';
import { useEffect, useState } from 'react';
import { Link, Route, Routes } from 'react-router';
import { client } from '../api/client.ts';
import { Loading } from '../frame/loading.tsx';
import { Page } from '../frame/page.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import type { KeptForm } from './device/visit-box.ts';
import { openVisitBox } from './open-visit.ts';
import { VisitPage } from './visit-page.tsx';

/** Browsers do not always tell that the network is back. */
const ASK_EVERY_MS = 10_000;

/** The visits while there is no network: what this browser has kept, for whoever it still holds the key of. */
export function OfflineVisits({ askAgain }: { readonly askAgain: () => unknown }) {
  // A page that was opened without a network has not heard that there is none, and would not ask by itself who is signed in.
  useEffect(() => {
    // The form stands until there is an answer: asking for the page's own session would take it away meanwhile.
    const ask = (): void => void client.readSession({}).then(askAgain, () => undefined);
    const timer = setInterval(ask, ASK_EVERY_MS);
    window.addEventListener('online', ask);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', ask);
    };
  }, [askAgain]);
  return (
    <Routes>
      <Route path="/visits/:visitId" element={<VisitPage until={null} />} />
      <Route path="*" element={<KeptVisits />} />
    </Routes>
  );
}

function KeptVisits() {
  const { t, language } = useTexts();
  const [forms, setForms] = useState<readonly KeptForm[] | null>(null);
  useEffect(() => {
    void openVisitBox(null)
      .then((box) => box?.listForms() ?? [])
      .then(setForms, () => setForms([]));
  }, []);
  if (forms === null) return <Loading />;
  return (
    <Page title={t('visit.title')} lead={t('visit.offlineLead')}>
      {forms.length === 0 && <Paragraph>{t('visit.locked')}</Paragraph>}
      <ul className="entries">
        {forms.map(({ id, home, ward, day }) => (
          <li key={id}>
            <Link to={`/visits/${id}`}>{`${home}, ${ward}`}</Link>
            <span className="quiet">{formatDay(day, language)}</span>
          </li>
        ))}
      </ul>
    </Page>
  );
}
