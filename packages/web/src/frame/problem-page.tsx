import { ProblemError } from '@smalspor/contract/client';
import { useTexts } from '../texts/language-provider.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { Page } from './page.tsx';
import { Problem } from './problem.tsx';

interface Props {
  readonly error: unknown;
  readonly retry?: () => unknown;
}

/** A page that could not be shown. */
export function ProblemPage({ error, retry }: Props) {
  const { t } = useTexts();
  if (error instanceof ProblemError && error.status === 404) return <NotFoundPage />;
  return (
    <Page title={t('problem.title')}>
      <Problem error={error} {...(retry ? { retry } : {})} />
    </Page>
  );
}
