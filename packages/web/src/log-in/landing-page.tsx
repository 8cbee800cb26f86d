import { Alert, Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useEffect } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import { useSession } from '../account/use-session.ts';
import { useTexts } from '../texts/language-provider.tsx';
import { LandingPicture } from './landing-picture.tsx';

/** Sentences that the log-in may come back with; anything else gets the general one. */
const KNOWN_PROBLEMS = [
  'session-expired',
  'log-in-failed',
  'log-in-cookie-missing',
  'log-in-expired',
  'log-in-too-weak',
  'log-in-unavailable',
  'no-access',
  'demo-only',
];

function logInAddress(asked: Readonly<Record<'service' | 'language' | 'returnTo', string>>): string {
  return `/log-in?${new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ''))}`;
}

/** What a visitor meets: what this is, and the one way in. */
export function LandingPage() {
  const { t, language } = useTexts();
  const { pathname, search: asked } = useLocation();
  const [search] = useSearchParams();
  const session = useSession().data;
  const demo = session?.demo ?? false;
  const ways = session?.logIns ?? [];
  const problem = search.get('problem');
  const returnTo = search.get('returnTo') ?? (pathname === '/' ? pathname : pathname + asked);

  useEffect(() => {
    document.title = `Smalspor – ${t('landing.heading')}`;
  }, [t]);

  return (
    <div className="landing">
      <div className="landing-words">
        {problem && (
          <Alert data-color="warning">
            <Paragraph>
              {t(`problem.${KNOWN_PROBLEMS.includes(problem) ? problem : 'log-in-failed'}`)}
            </Paragraph>
          </Alert>
        )}
        <Heading level={1} data-size="xl">
          {t('landing.heading')}
        </Heading>
        <p className="lead">{t('landing.lead')}</p>
        <div className="landing-action">
          {(ways.length > 0 ? ways : [{ id: '', button: null }]).map(({ id, button }, position) => (
            <Button key={id} asChild data-size="lg" variant={position === 0 ? 'primary' : 'secondary'}>
              <a href={logInAddress({ service: id, language, returnTo })}>{t(button ?? 'landing.signIn')}</a>
            </Button>
          ))}
          <p className="quiet">{t(demo ? 'landing.demoNote' : 'landing.signInNote')}</p>
        </div>
        <ul className="promises">
          {['own', 'peers', 'private'].map((promise) => (
            <li key={promise}>
              <strong>{t(`landing.${promise}`)}</strong>
              <span>{t(`landing.${promise}Text`)}</span>
            </li>
          ))}
        </ul>
      </div>
      <LandingPicture />
    </div>
  );
}
