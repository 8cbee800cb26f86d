import { Alert, Heading, Paragraph } from '@digdir/designsystemet-react';
import { formatInstantDate, formatMonthLong } from '@smalspor/domain/texts';
import { Link, useSearchParams } from 'react-router';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { Page } from '../frame/page.tsx';
import { Printed } from '../frame/printed.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import type { OpenArea, OpenIndicator } from './open-blocks.ts';
import { KINDS, type OpenChoice, OpenChoiceForm, WARD_TYPES } from './open-choice.tsx';
import { OpenDownloads } from './open-downloads.tsx';
import { OpenFigures } from './open-figures.tsx';
import { OpenProgrammes } from './open-programmes.tsx';

/** What the page begins with. */
const FIRST = {
  indicator: 'prescriptions-per-1000',
  area: 'nation',
  kind: 'rolling12',
  wardType: 'long-term',
} as const;

/** Results that anyone may read, without signing in. */
export function OpenResultsPage() {
  const { t } = useTexts();
  const releases = useApi('listOpenReleases', {});
  if (releases.isPending) return <Loading />;
  if (releases.isError) return <ProblemPage error={releases.error} retry={releases.refetch} />;
  const { current } = releases.data;
  if (current !== null) return <OfRelease release={current} />;
  return (
    <Page title={t('openResults.page.title')}>
      <Paragraph>{t('openResults.page.none')}</Paragraph>
    </Page>
  );
}

function OfRelease({ release }: { readonly release: string }) {
  const { t, language } = useTexts();
  const about = useApi('readOpenRelease', { release });
  const indicators = useApi('listOpenIndicators', { release });
  const areas = useApi('listOpenAreas', { release });
  const failed = [about, indicators, areas].find(({ isError }) => isError);
  if (failed) return <ProblemPage error={failed.error} retry={failed.refetch} />;
  if (!about.data || !indicators.data || !areas.data) return <Loading />;
  const { id, publishedAt, from, to, synthetic } = about.data;
  return (
    <Page title={t('openResults.page.title')} lead={t('openResults.page.lead')} wide>
      {synthetic && (
        <Alert data-color="info" className="open-synthetic">
          <Paragraph>{t('openResults.page.synthetic')}</Paragraph>
        </Alert>
      )}
      <Paragraph className="quiet">
        {t('openResults.page.release', {
          id,
          day: formatInstantDate(publishedAt, language),
          from: formatMonthLong(from, language),
          to: formatMonthLong(to, language),
        })}
      </Paragraph>
      <Chosen release={release} indicators={indicators.data.indicators} areas={areas.data.areas} />
      <OpenProgrammes release={release} />
      <section className="section spaced no-print" aria-labelledby="for-programs">
        <Heading level={2} data-size="xs" id="for-programs">
          {t('openResults.page.forPrograms')}
        </Heading>
        <Paragraph>{t('openResults.page.forProgramsLead')}</Paragraph>
        <Paragraph>
          <Link to="/open/api">{t('openResults.page.apiLink')}</Link>
        </Paragraph>
      </section>
    </Page>
  );
}

interface ChosenProps {
  readonly release: string;
  readonly indicators: readonly OpenIndicator[];
  readonly areas: readonly OpenArea[];
}

/** A link with anything else than there is shows what the page begins with. */
function readChoice(search: URLSearchParams, { indicators, areas }: ChosenProps): OpenChoice {
  const one = <T extends string>(name: string, known: readonly T[], first: T): T =>
    known.find((each) => each === search.get(name)) ?? (known.includes(first) ? first : (known[0] ?? first));
  const ids = indicators.map(({ id }) => id);
  return {
    indicator: one('indicator', ids, FIRST.indicator),
    area: one(
      'area',
      areas.map(({ id }) => id),
      FIRST.area,
    ),
    kind: one('kind', KINDS, FIRST.kind),
    wardType: one('wardType', WARD_TYPES, FIRST.wardType),
  };
}

function Chosen(props: ChosenProps) {
  const { release, indicators, areas } = props;
  const { t, l } = useTexts();
  const [search, setSearch] = useSearchParams();
  const choice = readChoice(search, props);
  const indicator = indicators.find(({ id }) => id === choice.indicator);
  if (!indicator) return <Paragraph>{t('openResults.page.none')}</Paragraph>;
  return (
    <>
      <OpenChoiceForm
        choice={choice}
        indicators={indicators}
        areas={areas}
        change={(changed) =>
          setSearch({ ...choice, ...changed }, { replace: true, preventScrollReset: true })
        }
      />
      <section className="section open-chosen" aria-labelledby="chosen">
        <Heading level={2} data-size="sm" id="chosen">
          {l(indicator.name)}
        </Heading>
        {indicator.status === 'preview' && <Paragraph>{t('openResults.page.preview')}</Paragraph>}
        <Paragraph className="no-print">
          <Link to={`/open/indicators/${indicator.id}`}>{t('openResults.page.about')}</Link>
        </Paragraph>
        <Printed className="open-figures">
          <OpenFigures release={release} choice={choice} indicator={indicator} areas={areas} />
        </Printed>
        <OpenDownloads release={release} indicator={indicator} />
      </section>
    </>
  );
}
