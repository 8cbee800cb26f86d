import { Skeleton } from '@digdir/designsystemet-react';
import { useTexts } from '../texts/language-provider.tsx';

/** The shape of a page that is on its way. Screen readers hear one sentence. */
export function Loading() {
  const { t } = useTexts();
  return (
    <div className="page" aria-busy="true">
      <p className="unseen" role="status">
        {t('frame.loading')}
      </p>
      <div className="stack" aria-hidden="true">
        <Skeleton variant="text" width={18} />
        <Skeleton variant="rectangle" height="3rem" width="min(28rem, 80%)" />
        <Skeleton variant="rectangle" height="12rem" />
        <Skeleton variant="rectangle" height="18rem" />
      </div>
    </div>
  );
}
