import { Button } from '@digdir/designsystemet-react';
import { useEffect, useState } from 'react';
import { Link, NavLink, useLocation } from 'react-router';
import { SignOutButton } from '../account/sign-out-button.tsx';
import type { Session, User } from '../account/use-session.ts';
import { DemoClock } from '../demonstration/demo-clock.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { Wordmark } from './wordmark.tsx';

/** The pages that someone can go to, in the order of the menu. */
function pagesOf(
  user: User,
): readonly { readonly to: string; readonly text: string; readonly end?: boolean }[] {
  return [
    ...(user.readsReports
      ? [
          { to: '/report', text: 'nav.report' },
          { to: '/reports', text: 'nav.reports', end: true },
          { to: '/goals', text: 'nav.goals' },
          { to: '/views', text: 'nav.views' },
        ]
      : []),
    ...(user.worksInInstitution ? [{ to: '/institution', text: 'institution.nav' }] : []),
    ...(user.takesPart
      ? [
          { to: '/rounds', text: 'nav.rounds' },
          { to: '/courses', text: 'nav.courses' },
        ]
      : []),
    ...(user.worksInInstitution ? [{ to: '/tools', text: 'tool.title' }] : []),
    ...(user.runsEvents || user.worksInInstitution ? [{ to: '/events', text: 'event.nav' }] : []),
    ...(user.plansRollOut ? [{ to: '/roll-out', text: 'nav.rollOut' }] : []),
    ...(user.followsInstitutions ? [{ to: '/institution-follow-up', text: 'followUp.page.nav' }] : []),
    ...(user.visitsInstitutions ? [{ to: '/visits', text: 'visit.nav' }] : []),
    ...(user.readsSurveys ? [{ to: '/surveys', text: 'survey.nav' }] : []),
    ...(user.readsEvaluations ? [{ to: '/evaluation', text: 'evaluation.nav' }] : []),
    ...(user.readsSatisfaction ? [{ to: '/satisfaction', text: 'questionnaire.nav' }] : []),
    ...(user.issuesCertificates ? [{ to: '/certificates', text: 'nav.certificates' }] : []),
    ...(user.managesData
      ? [
          { to: '/import', text: 'nav.import' },
          { to: '/releases', text: 'nav.releases' },
        ]
      : []),
    ...(user.followsDeliveries ? [{ to: '/deliveries', text: 'nav.deliveries' }] : []),
    ...(user.getsLetters ? [{ to: '/notices', text: 'nav.notices' }] : []),
  ];
}

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
              <nav aria-label={t('nav.label')}>
                <ul>
                  {pagesOf(user).map(({ to, text, end = false }) => (
                    <li key={to}>
                      <NavLink to={to} end={end}>
                        {t(text)}
                      </NavLink>
                    </li>
                  ))}
                </ul>
              </nav>
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
