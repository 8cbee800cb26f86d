import { Paragraph } from '@digdir/designsystemet-react';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { client } from '../api/client.ts';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { Page } from '../frame/page.tsx';
import { Printed } from '../frame/printed.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import {
  type AddressPart,
  type Choices,
  type ExploreAddress,
  type ExploreQuery,
  queryOf,
  readAddress,
  writeAddress,
} from './explore-address.ts';
import { ExploreForm } from './explore-form.tsx';
import { AddressFaults, ExploreProblem } from './explore-problem.tsx';
import { ExploreViews } from './explore-views.tsx';
import { sourceLines } from './source-lines.ts';
import { TakeAlong } from './take-along.tsx';

/** Any figure of any place in any period, as far as the reader may see. The address bar holds the whole choice. */
export function ExplorePage() {
  const { t } = useTexts();
  const [said] = useSearchParams();
  const choices = useApi('readExploreChoices', {});
  if (choices.isPending) return <Loading />;
  if (choices.isError) return <ProblemPage error={choices.error} retry={choices.refetch} />;
  const found = readAddress(said, choices.data);
  return (
    <Page title={t('explorePage.title')} lead={t('explorePage.lead')} wide>
      {found === null ? (
        <Paragraph>{t('explorePage.nothing')}</Paragraph>
      ) : (
        <Explore choices={choices.data} address={found.address} faults={found.faults} />
      )}
    </Page>
  );
}

interface ExploreProps {
  readonly choices: Choices;
  readonly address: ExploreAddress;
  readonly faults: readonly AddressPart[];
}

function Explore({ choices, address, faults }: ExploreProps) {
  const [, say] = useSearchParams();
  const go = (next: ExploreAddress) => say(writeAddress(next), { preventScrollReset: true });
  return (
    <>
      <ExploreForm choices={choices} address={address} go={go} />
      {faults.length > 0 ? (
        <AddressFaults faults={faults} nearest={address} />
      ) : (
        <Explored choices={choices} address={address} />
      )}
    </>
  );
}

function Explored({ choices, address }: Omit<ExploreProps, 'faults'>) {
  const { t, l, language } = useTexts();
  const [said, say] = useSearchParams();
  const queries = useQueryClient();
  const query = queryOf(address);
  const read = useQuery({
    queryKey: keyOf(query),
    queryFn: ({ signal }) => client.readExploreView(query, signal),
    placeholderData: keepPreviousData,
  });
  const view = read.isPlaceholderData ? undefined : read.data;

  // What was left out is written into the address, so that a link shows the same also after the next release.
  useEffect(() => {
    if (view === undefined) return;
    const whole = { ...address, end: view.state.end, units: view.state.units };
    const written = writeAddress(whole);
    if (written.toString() === said.toString()) return;
    queries.setQueryData(keyOf(queryOf(whole)), view);
    say(written, { replace: true, preventScrollReset: true });
  }, [view, address, said, say, queries]);

  if (read.isPending) return <Loading />;
  if (read.isError) return <ExploreProblem error={read.error} retry={read.refetch} />;
  return (
    <Printed className="explored" isBusy={read.isPlaceholderData}>
      <ExploreViews choices={choices} address={address} view={read.data} />
      <TakeAlong address={address} view={read.data} />
      <p className="source">
        {sourceLines(read.data, { t, l, language }).map((line) => (
          <span key={line}>{line} </span>
        ))}
      </p>
    </Printed>
  );
}

function keyOf(query: ExploreQuery): readonly unknown[] {
  return ['readExploreView', query];
}
