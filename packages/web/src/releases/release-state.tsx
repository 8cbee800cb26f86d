import { Tag } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { useTexts } from '../texts/language-provider.tsx';

export type Release = OutputOf<'readRelease'>;

const COLORS = { published: 'success', superseded: 'neutral', withdrawn: 'warning' } as const;

export function ReleaseState({ state }: { readonly state: Release['state'] }) {
  const { t } = useTexts();
  return <Tag data-color={COLORS[state]}>{t(`releases.${state}`)}</Tag>;
}
