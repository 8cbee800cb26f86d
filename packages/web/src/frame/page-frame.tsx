import { SkipLink } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { SessionClock } from '../account/session-clock.tsx';
import type { Session } from '../account/use-session.ts';
import { useTexts } from '../texts/language-provider.tsx';
import { PageFooter } from './page-footer.tsx';
import { PageHeader } from './page-header.tsx';

interface Props {
  /** `null` until the server has said who is signed in. */
  readonly session: Session | null;
  readonly content: ReactNode;
}

/** What surrounds every page: the skip link, the header and the footer. */
export function PageFrame({ session, content }: Props) {
  const { t } = useTexts();
  return (
    <div className="frame">
      <SkipLink href="#content">{t('frame.skip')}</SkipLink>
      <PageHeader session={session} />
      <main id="content" tabIndex={-1}>
        {content}
      </main>
      <PageFooter />
      {session?.user && <SessionClock session={session} />}
    </div>
  );
}
