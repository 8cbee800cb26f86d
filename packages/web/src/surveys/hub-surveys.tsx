import { Heading } from '@digdir/designsystemet-react';
import { formatDay } from '@smalspor/domain/texts';
import { Link } from 'react-router';
import { useApi } from '../api/use-api.ts';
import { useTexts } from '../texts/language-provider.tsx';

/** A survey that waits for the home, on its front page; nothing when none does. */
export function HubSurveys({ organisation }: { readonly organisation: string }) {
  const { t, l, language } = useTexts();
  const found = useApi('listInstitutionSurveys', { organisation }, { fresh: true });
  const open = found.data?.surveys.filter(({ state, isAnswered }) => state === 'open' && !isAnswered) ?? [];
  if (open.length === 0) return null;
  return (
    <section className="section" aria-labelledby="surveys">
      <Heading level={2} data-size="xs" id="surveys">
        {t('survey.hub.heading')}
      </Heading>
      <ul className="sentences">
        {open.map(({ id, title, to }) => (
          <li key={id}>
            {t('survey.hub.open', { title: l(title), to: formatDay(to, language) })}{' '}
            <Link to={`/institution/${organisation}/surveys/${id}`}>{t('survey.openForm')}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
