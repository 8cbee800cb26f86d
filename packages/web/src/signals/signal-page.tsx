import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { ControlChart, controlTable } from '@smalspor/charts/signals';
import { inEachLanguage } from '@smalspor/domain/texts';
import { Link, useParams } from 'react-router';
import { useSession } from '../account/use-session.ts';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { ChartFigure } from '../reports/chart-figure.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { signalBlock } from './signal-block.ts';
import { signalLink } from './signal-link.ts';
import { signalScale, signalSentence, signalUnit } from './signal-sentence.ts';

const NEXT = {
  doctor: 'nextOwn',
  group: 'nextGroup',
  institution: 'nextHome',
  municipality: 'nextArea',
  county: 'nextArea',
} as const;

/** A signal: the picture it was seen in, the table behind, and what to look at. */
export function SignalPage() {
  const { signalId = '' } = useParams();
  const { t, l, language } = useTexts();
  const read = useApi('readSignal', { signalId });
  const explores = useSession().data?.user?.explores === true;
  if (read.isPending) return <Loading />;
  if (read.isError) return <ProblemPage error={read.error} retry={read.refetch} />;
  const { signal, definition, sigmas, picture } = read.data;
  const isOwn = signal.level === 'doctor';
  const isHome = signal.level === 'institution';
  const isGroup = signal.level === 'group';
  return (
    <Page title={l(signal.name)} overline={signalUnit(signal, t)} lead={signalSentence(signal, t, language)}>
      {!signal.stands && <Paragraph>{t('signal.isOver')}</Paragraph>}
      {picture === null ? (
        <Paragraph>{t(isHome ? 'signal.noPictureHome' : 'signal.noPicture')}</Paragraph>
      ) : (
        <>
          <ChartFigure
            block={signalBlock(read.data, picture, t, language)}
            unit={inEachLanguage(() => t(signalScale(signal, picture.step)))}
            chart={ControlChart}
            table={controlTable}
            words={{ tables: inEachLanguage(() => t('signal.tables')) }}
            level={2}
          />
          <Paragraph className="quiet">
            {picture.step === 'year'
              ? t(isGroup ? 'signal.read.group' : 'signal.read.year')
              : t(isHome ? 'signal.read.home' : 'signal.read.series', { sigmas })}
          </Paragraph>
        </>
      )}
      <Paragraph className="apart">{l(definition)}</Paragraph>
      <section className="section spaced" aria-labelledby="next">
        <Heading level={2} data-size="xs" id="next">
          {t('signal.next')}
        </Heading>
        <Paragraph>{t(`signal.${NEXT[signal.level]}`)}</Paragraph>
        <ul className="round-actions plain-list no-print apart">
          {isOwn && (
            <li>
              <Link to="/report">{t('signal.report')}</Link>
            </li>
          )}
          {signal.organisation !== null && (
            <li>
              <Link to={`/institution/${signal.organisation}/report`}>{t('signal.homeReport')}</Link>
            </li>
          )}
          {signal.organisation === null && explores && (
            <li>
              <Link to={signalLink(signal)}>{t('signal.explore')}</Link>
            </li>
          )}
          <li>
            <Link to="/signals">{t('signal.all')}</Link>
          </li>
        </ul>
      </section>
    </Page>
  );
}
