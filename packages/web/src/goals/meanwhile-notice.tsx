import { Alert, Button, Paragraph } from '@digdir/designsystemet-react';
import { useTexts } from '../texts/language-provider.tsx';

/** Says that a goal was changed elsewhere and that nothing of this is saved, and fetches what stands now. */
export function MeanwhileNotice({ fetchAgain }: { readonly fetchAgain: () => void }) {
  const { t } = useTexts();
  return (
    <Alert data-color="warning" role="alert">
      <Paragraph>{t('goal.page.conflict')}</Paragraph>
      <Button variant="secondary" data-size="sm" data-color="neutral" onClick={fetchAgain}>
        {t('goal.page.fetch')}
      </Button>
    </Alert>
  );
}
