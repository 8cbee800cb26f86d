import { Heading, Paragraph } from '@digdir/designsystemet-react';
import type { ReportBody } from '@smalspor/domain/reports';
import { useTexts } from '../texts/language-provider.tsx';
import { Fold } from './fold.tsx';

/** Where the figures come from and how they were made, with the names that let anyone make them again. */
export function Method({ report }: { readonly report: ReportBody }) {
  const { t, l } = useTexts();
  const { method, release, versions, words } = report;
  return (
    <Fold title={l(words.method)}>
      {method.map(({ heading, text }) => (
        <div key={heading.nb}>
          <Heading level={3} data-size="2xs">
            {l(heading)}
          </Heading>
          <Paragraph>{l(text)}</Paragraph>
        </div>
      ))}
      <dl className="facts">
        <dt>{t('origin.release')}</dt>
        <dd>{release.id}</dd>
        <dt>{t('origin.content')}</dt>
        <dd>{release.contentVersion}</dd>
        <dt>{t('origin.template')}</dt>
        <dd>{[versions.template, versions.font, versions.renderer].join(' · ')}</dd>
        <dt>{t('origin.report')}</dt>
        <dd>{report.id}</dd>
      </dl>
    </Fold>
  );
}
