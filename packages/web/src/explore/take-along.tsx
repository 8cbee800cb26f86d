import type { Language } from '@smalspor/domain/texts';
import { useState } from 'react';
import { useTexts } from '../texts/language-provider.tsx';
import { type ExploreAddress, queryOf } from './explore-address.ts';
import type { ExploreView } from './explore-words.ts';
import { WhyThisNumber } from './why-this-number.tsx';

interface Props {
  readonly address: ExploreAddress;
  readonly view: ExploreView;
}

/** Where the figures come from, the figures as a file, and the link to this very view. */
export function TakeAlong({ address, view }: Props) {
  const { t, language } = useTexts();
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(location.href);
    setCopied(true);
  };
  return (
    <div className="explore-along no-print">
      <WhyThisNumber view={view} />
      <a href={exportAddress(address, 'csv', language)} download>
        {t('explorePage.take.csv')}
      </a>
      <a href={exportAddress(address, 'xlsx', language)} download>
        {t('explorePage.take.excel')}
      </a>
      <button type="button" className="text-button" onClick={() => void copy()}>
        {t('explorePage.take.link')}
      </button>
      <span role="status" className="quiet">
        {isCopied && t('explorePage.take.copied')}
      </span>
    </div>
  );
}

function exportAddress(address: ExploreAddress, format: 'csv' | 'xlsx', language: Language): string {
  const asked = Object.entries({ ...queryOf(address), format, language });
  return `/api/explore/export?${new URLSearchParams(asked.map(([key, value]) => [key, String(value)]))}`;
}
