import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { Link } from 'react-router';
import { useTexts } from '../texts/language-provider.tsx';
import type { FollowedRow } from './choose-rows.ts';

/** Institutions that no letter can reach, for somebody to call. */
export function InstitutionsToCall({ rows }: { readonly rows: readonly FollowedRow[] }) {
  const { t } = useTexts();
  if (rows.length === 0) return null;
  return (
    <section className="section spaced" aria-labelledby="to-call">
      <Heading level={2} data-size="xs" id="to-call">
        {t('followUp.page.toCall')}
      </Heading>
      <Paragraph>{t('followUp.page.toCallLead')}</Paragraph>
      <ul>
        {rows.map(({ organisation, name, municipality, contact, lacks }) => (
          <li key={organisation}>
            <Link to={`/institution/${organisation}`}>{name}</Link>, {municipality}
            {contact !== null && ` (${contact})`}:{' '}
            {lacks.map((lack) => t(`followUp.lack.${lack}`)).join(', ')}
          </li>
        ))}
      </ul>
    </section>
  );
}
