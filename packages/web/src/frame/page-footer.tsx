import { useTexts } from '../texts/language-provider.tsx';

export function PageFooter() {
  const { t } = useTexts();
  return (
    <footer className="footer">
      <p>{t('frame.footer')}</p>
    </footer>
  );
}
