import { useState } from 'react';
import { Page } from '../frame/page.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { ChangeByCounty } from './change-by-county.tsx';
import { FollowUpPages } from './follow-up-pages.tsx';
import { SpreadOfInstitutions } from './spread-of-institutions.tsx';
import type { FiguresChoice } from './use-figures.ts';

/** What may be told of institutions together: before and after the programme by county, and how different they are. */
export function FollowUpFiguresPage() {
  const { t } = useTexts();
  const [choice, choose] = useState<FiguresChoice>({});
  return (
    <Page
      title={t('followUp.page.figures')}
      overline={t('followUp.page.pages')}
      lead={t('followUp.page.figuresLead')}
      wide
    >
      <FollowUpPages />
      <ChangeByCounty choice={choice} choose={choose} />
      <SpreadOfInstitutions choice={choice} />
    </Page>
  );
}
