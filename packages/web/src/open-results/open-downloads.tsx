import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { requestOf } from '@smalspor/contract/client';
import { newIdempotencyKey } from '../api/client.ts';
import { useTexts } from '../texts/language-provider.tsx';
import type { OpenIndicator } from './open-blocks.ts';

interface Props {
  readonly release: string;
  readonly indicator: OpenIndicator;
}

/** The indicator’s figures as files, and what their columns mean. */
export function OpenDownloads({ release, indicator }: Props) {
  const { t, l, language } = useTexts();
  const fileOf = (format: 'csv' | 'xlsx') =>
    requestOf('downloadOpenValues', { release, indicator: indicator.id, format, language }, newIdempotencyKey)
      .url;
  return (
    <section className="panel spaced no-print" aria-labelledby="downloads">
      <Heading level={3} data-size="2xs" id="downloads">
        {t('openResults.page.downloads')}
      </Heading>
      <Paragraph>{t('openResults.page.downloadLead', { name: l(indicator.short) })}</Paragraph>
      <ul className="open-files plain-list">
        <li>
          <a href={fileOf('csv')} download>
            {t('openResults.page.csv')}
          </a>
        </li>
        <li>
          <a href={fileOf('xlsx')} download>
            {t('openResults.page.xlsx')}
          </a>
        </li>
        <li>
          <a href={requestOf('downloadOpenDictionary', { language }, newIdempotencyKey).url} download>
            {t('openResults.page.dictionary')}
          </a>
        </li>
        <li>
          <a href={requestOf('searchOpenMeasureReports', { measure: indicator.id }, newIdempotencyKey).url}>
            {t('openResults.page.fhir')}
          </a>
        </li>
      </ul>
    </section>
  );
}
