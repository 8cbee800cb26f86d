import { NavLink } from 'react-router';
import type { User } from '../account/use-session.ts';
import { useTexts } from '../texts/language-provider.tsx';
import { FoldedPages } from './folded-pages.tsx';
import { menuOf } from './menu-pages.ts';

/** The pages that someone can go to. Where there are many, they fold together; on a narrow screen they stand under headings. */
export function HeaderMenu({ user }: { readonly user: User }) {
  const { t } = useTexts();
  return (
    <nav aria-label={t('nav.label')}>
      <ul>
        {menuOf(user).map((entry) =>
          'pages' in entry ? (
            <li key={entry.id}>
              <FoldedPages group={entry} />
            </li>
          ) : (
            <li key={entry.to}>
              <NavLink to={entry.to} end={entry.end ?? false}>
                {t(entry.text)}
              </NavLink>
            </li>
          ),
        )}
      </ul>
    </nav>
  );
}
