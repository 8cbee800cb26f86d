import { Button, Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { client } from '../api/client.ts';
import { rememberAnswer } from '../api/remember-answer.ts';
import { useApi } from '../api/use-api.ts';
import { RoundEvents } from '../events/round-events.tsx';
import { Loading } from '../frame/loading.tsx';
import { Page } from '../frame/page.tsx';
import { Problem } from '../frame/problem.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { AskedQuestions } from '../questionnaires/asked-questions.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { statusColor } from './status-color.ts';

type Rounds = OutputOf<'listRounds'>;

/** The rounds that the reader takes part in or leads, and what can be begun without an invitation. */
export function RoundsPage() {
  const { t } = useTexts();
  const rounds = useApi('listRounds', {}, { fresh: true });
  if (rounds.isPending) return <Loading />;
  if (rounds.isError) return <ProblemPage error={rounds.error} retry={rounds.refetch} />;
  return (
    <Page title={t('round.list.title')} lead={t('round.list.lead')}>
      <AskedQuestions />
      <RoundEvents />
      <Own rounds={rounds.data.rounds} />
      <Offers offers={rounds.data.offers} />
    </Page>
  );
}

function Own({ rounds }: Pick<Rounds, 'rounds'>) {
  const { t, l } = useTexts();
  if (rounds.length === 0) return <Paragraph>{t('round.list.none')}</Paragraph>;
  return (
    <ul className="entries">
      {rounds.map(({ id, programme, unitName, status, statusText, leads }) => (
        <li key={id}>
          <Link to={`/rounds/${id}`}>
            {l(programme)} · {unitName}
          </Link>
          {leads && <span className="quiet">{t('round.list.leads')}</span>}
          <Tag data-color={statusColor(status)}>{l(statusText)}</Tag>
        </li>
      ))}
    </ul>
  );
}

type Offer = Rounds['offers'][number];

/** What the reader can begin: for the own practice and group at once, for other units where somebody looks for it. */
function Offers({ offers }: Pick<Rounds, 'offers'>) {
  const { t } = useTexts();
  const own = offers.filter(({ isAside }) => !isAside);
  const aside = offers.filter(({ isAside }) => isAside);
  if (offers.length === 0) return null;
  return (
    <section className="section spaced" aria-labelledby="offers">
      <Heading level={2} data-size="xs" id="offers">
        {t('round.offers')}
      </Heading>
      <OfferList offers={own.length === 0 ? aside : own} />
      {own.length > 0 && aside.length > 0 && (
        <details className="plain-details">
          <summary>{t('round.offersAside')}</summary>
          <OfferList offers={aside} />
        </details>
      )}
    </section>
  );
}

function OfferList({ offers }: { readonly offers: readonly Offer[] }) {
  const { t, l } = useTexts();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const begin = useMutation({
    mutationFn: ({ programme, unitKind, unitId }: Offer) =>
      client.beginRound({ programme, unitKind, unitId }),
    onSuccess: async (round) => {
      rememberAnswer(queries, 'readRound', { roundId: round.id }, round);
      await navigate(`/rounds/${round.id}`);
    },
  });
  return (
    <>
      {begin.isError && <Problem error={begin.error} />}
      <ul className="round-offers">
        {offers.map((offer) => (
          <li key={`${offer.programme} ${offer.unitKind} ${offer.unitId}`} className="panel">
            <Heading level={3} data-size="2xs">
              {l(offer.name)}
            </Heading>
            <Paragraph>{l(offer.summary)}</Paragraph>
            <Paragraph className="quiet">{l(offer.effort)}</Paragraph>
            <Button
              variant="secondary"
              data-size="sm"
              loading={begin.isPending && begin.variables === offer}
              onClick={() => begin.mutate(offer)}
            >
              {t('round.begin', { unit: offer.unitName })}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
