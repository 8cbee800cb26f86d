import { Paragraph, Link as TextLink } from '@digdir/designsystemet-react';
import { Link } from 'react-router';
import { useTexts } from '../texts/language-provider.tsx';
import { Page } from './page.tsx';

export function NotFoundPage() {
  const { t } = useTexts();
  return (
    <Page title={t('notFound.title')}>
      <Paragraph>{t('notFound.text')}</Paragraph>
      <Paragraph>
        <TextLink asChild>
          <Link to="/">{t('notFound.home')}</Link>
        </TextLink>
      </Paragraph>
    </Page>
  );
}
