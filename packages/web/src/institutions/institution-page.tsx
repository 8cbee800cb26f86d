import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { Link, useParams } from 'react-router';
import { isNotFound } from '../api/is-not-found.ts';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { NotFoundPage } from '../frame/not-found-page.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { HubWork } from '../institution-goals/hub-work.tsx';
import { HubSurveys } from '../surveys/hub-surveys.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { HubToDo } from './hub-to-do.tsx';
import { InstitutionHistory } from './institution-history.tsx';
import { InstitutionPeople } from './institution-people.tsx';
import { InstitutionRounds } from './institution-rounds.tsx';
import { type InstitutionView, writeWards } from './institution-words.ts';

/** The home's own front page: what it is, where it is in the year, what comes next, and where everything else stands. */
export function InstitutionPage() {
  const { organisation = '' } = useParams();
  const { t } = useTexts();
  const found = useApi('readInstitution', { organisation }, { fresh: true });
  if (found.isPending) return <Loading />;
  if (found.isError) {
    if (isNotFound(found.error)) return <NotFoundPage />;
    return <ProblemPage error={found.error} retry={found.refetch} />;
  }
  const institution = found.data;
  const { name, municipality, county, isOpen, wards, contact } = institution;
  return (
    <Page
      title={name}
      overline={county === null ? municipality : `${municipality} · ${county}`}
      lead={writeWards(wards, t)}
    >
      <div className="institution-hub">
        {!isOpen && <Paragraph>{t('institution.closed')}</Paragraph>}
        <Paragraph>
          {contact === null ? t('institution.noContact') : t('institution.contactIs', { name: contact })}
        </Paragraph>
        {institution.isOwn && <HubToDo organisation={institution.organisation} />}
        <InstitutionRounds institution={institution} />
        {institution.isOwn && <HubSurveys organisation={institution.organisation} />}
        {institution.isOwn && <HubWork organisation={institution.organisation} />}
        <Places institution={institution} />
        <InstitutionPeople institution={institution} />
        <InstitutionHistory institution={institution} />
      </div>
    </Page>
  );
}

/** Pages below the front page, by the end of their address, for those who work here. */
const PLACES = ['report', 'goal', 'teaching', 'bed-days', 'data', 'mandates', 'surveys', 'visits'] as const;

/** Pages that are the same for every institution. */
const COMMON = ['courses', 'events', 'tools'] as const;

function Places({
  institution: { organisation, isOwn, takesIn },
}: {
  readonly institution: InstitutionView;
}) {
  const { t } = useTexts();
  if (!isOwn) return null;
  const own = PLACES.filter((place) => place !== 'mandates' || takesIn);
  const places = [
    ...own.map((place) => [place, `/institution/${organisation}/${place}`] as const),
    ...COMMON.map((place) => [place, `/${place}`] as const),
  ];
  return (
    <section className="section" aria-labelledby="places">
      <Heading level={2} data-size="xs" id="places">
        {t('institution.places')}
      </Heading>
      <ul className="entries">
        {places.map(([place, address]) => (
          <li key={place}>
            <Link to={address}>{t(`institution.place.${place}`)}</Link>
            <span className="quiet">{t(`institution.placeAbout.${place}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
