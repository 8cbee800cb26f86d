import { Link } from 'react-router';
import { useTexts } from '../texts/language-provider.tsx';

export function PageFooter() {
  const { t } = useTexts();
  return (
    <footer className="footer">
      <p>
        {t('frame.footer')} <Link to="/certificate">{t('frame.verify')}</Link>{' '}
        <Link to="/national-goals">{t('nationalGoals.title')}</Link>{' '}
        <Link to="/open">{t('openResults.page.nav')}</Link>
      </p>
    </footer>
  );
}
