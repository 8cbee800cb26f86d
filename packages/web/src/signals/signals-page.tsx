import { Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { formatMonthLong, formatNumber } from '@smalspor/domain/texts';
import { Link } from 'react-router';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { type SignalView, signalSentence, signalUnit } from './signal-sentence.ts';

type View = OutputOf<'listSignals'>;

/** What stands out in the figures that the reader follows. */
export function SignalsPage() {
  const { t } = useTexts();
  const read = useApi('listSignals', {}, { fresh: true });
  if (read.isPending) return <Loading />;
  if (read.isError) return <ProblemPage error={read.error} retry={read.refetch} />;
  return (
    <Page title={t('signal.title')} lead={t('signal.lead')}>
      {read.data.release === null ? (
        <Paragraph>{t('signal.noRelease')}</Paragraph>
      ) : (
        <Found view={read.data} release={read.data.release} />
      )}
      <About view={read.data} />
    </Page>
  );
}

function Found({ view, release }: { readonly view: View; readonly release: NonNullable<View['release']> }) {
  const { t, language } = useTexts();
  const month = formatMonthLong(release.to, language);
  const standing = view.signals.filter(({ stands }) => stands);
  const over = view.signals.filter(({ stands }) => !stands);
  const { done, parts } = release;
  return (
    <>
      {done < parts && <p role="status">{t('signal.looking', { month, done, parts })}</p>}
      <section className="section" aria-labelledby="standing">
        <Heading level={2} data-size="xs" id="standing">
          {t('signal.standing')}
        </Heading>
        {standing.length === 0 && done === parts && <Paragraph>{t('signal.none', { month })}</Paragraph>}
        <SignalList signals={standing} />
      </section>
      {over.length > 0 && (
        <section className="section spaced" aria-labelledby="over">
          <Heading level={2} data-size="xs" id="over">
            {t('signal.over')}
          </Heading>
          <SignalList signals={over} />
        </section>
      )}
    </>
  );
}

function SignalList({ signals }: { readonly signals: readonly SignalView[] }) {
  const { t, l, language } = useTexts();
  return (
    <ul className="entries">
      {signals.map((signal) => (
        <li key={signal.id}>
          <Link to={`/signals/${signal.id}`}>
            {signalUnit(signal, t)}: {l(signal.name)}
          </Link>
          <span className="quiet">{signalSentence(signal, t, language)}</span>
          {signal.isNew && signal.stands && <Tag data-color="info">{t('signal.new')}</Tag>}
        </li>
      ))}
    </ul>
  );
}

/** From here on a number for each year says more than the years between. */
const OFTEN = 0.5;

function About({ view }: { readonly view: View }) {
  const { t, l, language } = useTexts();
  const { byChancePerYear, followed, indicators } = view;
  return (
    <section className="section spaced paragraphs" aria-labelledby="about">
      <Heading level={2} data-size="xs" id="about">
        {t('signal.about')}
      </Heading>
      {indicators.length > 0 && (
        <Paragraph>
          {t('signal.watched', { indicators: indicators.map((name) => `«${l(name)}»`).join(', ') })}
        </Paragraph>
      )}
      {(followed.doctor > 0 || followed.municipality > 0 || followed.county > 0) && (
        <Paragraph>{t('signal.method')}</Paragraph>
      )}
      {followed.group > 0 && <Paragraph>{t('signal.methodGroup')}</Paragraph>}
      {followed.institution > 0 && <Paragraph>{t('signal.methodHome')}</Paragraph>}
      {byChancePerYear > 0 && (
        <Paragraph>
          {byChancePerYear < OFTEN
            ? t('signal.seldom', { years: Math.round(1 / byChancePerYear) })
            : t('signal.chance', {
                count: formatNumber(byChancePerYear, byChancePerYear < 10 ? 1 : 0, language),
              })}
        </Paragraph>
      )}
      <p className="no-print">
        <Link to="/notices">{t('signal.mail')}</Link>
      </p>
    </section>
  );
}
