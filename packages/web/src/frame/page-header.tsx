import { Button } from '@digdir/designsystemet-react';
import { useEffect, useState } from 'react';
import { Link, useLocation } from 'react-router';
import { SignOutButton } from '../account/sign-out-button.tsx';
import type { Session } from '../account/use-session.ts';
import { DemoClock } from '../demonstration/demo-clock.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { HeaderMenu } from './header-menu.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { Wordmark } from './wordmark.tsx';

/** The notice about invented data, name, menu, language and sign-out. On a narrow screen the menu folds behind a button. */
export function PageHeader({ session }: { readonly session: Session | null }) {
  const { t } = useTexts();
  const { pathname } = useLocation();
  const [isOpen, setOpen] = useState(false);
  const user = session?.user ?? null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the menu
  useEffect(() => setOpen(false), [pathname]);

  return (
    <header className="header">
      {session?.demo && (
        <p className="synthetic" role="note">
          <strong>{t('frame.synthetic')}</strong> {t('frame.syntheticMore')} {user && <DemoClock />}
        </p>
      )}
      <div className="header-row">
        <Link to="/" className="home-link">
          <Wordmark />
        </Link>
        {user ? (
          <>
            <Button
              className="menu-button"
              variant="tertiary"
              data-size="sm"
              aria-expanded={isOpen}
              aria-controls="menu"
              onClick={() => setOpen(!isOpen)}
            >
              {t('nav.menu')}
            </Button>
            <div id="menu" className="menu" data-open={isOpen}>
              <HeaderMenu user={user} />
              <div className="menu-end">
                <LanguageSwitch signedIn />
                <span className="who">{user.name}</span>
                <SignOutButton />
              </div>
            </div>
          </>
        ) : (
          <LanguageSwitch signedIn={false} />
        )}
      </div>
    </header>
  );
}
