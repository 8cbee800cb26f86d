import { NavLink } from 'react-router';
import { useTexts } from '../texts/language-provider.tsx';

const PAGES = [
  { to: '/institution-follow-up', text: 'followUp.page.coverage' },
  { to: '/institution-follow-up/data', text: 'followUp.page.data' },
  { to: '/institution-follow-up/figures', text: 'followUp.page.figures' },
] as const;

/** The ways between the pages about institutions that somebody follows. */
export function FollowUpPages() {
  const { t } = useTexts();
  return (
    <nav aria-label={t('followUp.page.pages')} className="follow-up-pages no-print">
      <ul className="round-actions plain-list">
        {PAGES.map(({ to, text }) => (
          <li key={to}>
            <NavLink to={to} end>
              {t(text)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
