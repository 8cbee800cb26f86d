import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { Link, useParams } from 'react-router';
import { isNotFound } from '../api/is-not-found.ts';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { NotFoundPage } from '../frame/not-found-page.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { HubWork } from '../institution-goals/hub-work.tsx';
import { useTexts } from '../texts/language-provider.tsx';
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
        <InstitutionRounds institution={institution} />
        {institution.isOwn && <HubWork organisation={institution.organisation} />}
        <Places institution={institution} />
        <InstitutionPeople institution={institution} />
      </div>
    </Page>
  );
}

/** Pages below the front page, by the end of their address, for those who work here. */
const PLACES = ['report', 'goal', 'teaching', 'bed-days', 'data', 'mandates', 'visits'] as const;

function Places({ institution: { organisation, isOwn } }: { readonly institution: InstitutionView }) {
  const { t } = useTexts();
  if (!isOwn) return null;
  return (
    <section className="section" aria-labelledby="places">
      <Heading level={2} data-size="xs" id="places">
        {t('institution.places')}
      </Heading>
      <ul className="entries">
        {PLACES.map((place) => (
          <li key={place}>
            <Link to={`/institution/${organisation}/${place}`}>{t(`institution.place.${place}`)}</Link>
            <span className="quiet">{t(`institution.placeAbout.${place}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
