import { Alert, Heading, Paragraph } from '@digdir/designsystemet-react';
import { formatDay } from '@smalspor/domain/texts';
import { Link, useParams } from 'react-router';
import { isNotFound } from '../api/is-not-found.ts';
import { Loading } from '../frame/loading.tsx';
import { NotFoundPage } from '../frame/not-found-page.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { SendReport } from './send-report.tsx';
import { useDraftView, useKeptShell, useOpenVisit } from './use-visit.ts';
import type { VisitDraft } from './visit-draft.ts';
import { VisitItem } from './visit-item.tsx';
import { VisitStatus } from './visit-status.tsx';

interface Props {
  /** The session's end; `null` without a network. */
  readonly until: string | null;
}

/** The form of a visit, which is filled in with and without a network. */
export function VisitPage({ until }: Props) {
  const { visitId = '' } = useParams();
  const { t } = useTexts();
  const opened = useOpenVisit(visitId, until);
  if (opened === null) return <Loading />;
  if (opened.kind === 'failed') {
    if (isNotFound(opened.error)) return <NotFoundPage />;
    return <ProblemPage error={opened.error} retry={() => location.reload()} />;
  }
  if (opened.kind === 'locked') {
    return (
      <Page title={t('visit.lockedTitle')}>
        <Paragraph>{t('visit.locked')}</Paragraph>
        <p>
          <Link to="/visits">{t('visit.toVisits')}</Link>
        </p>
      </Page>
    );
  }
  return <OpenVisit draft={opened.draft} isKeptHere={opened.isKeptHere} />;
}

function OpenVisit({ draft, isKeptHere }: { readonly draft: VisitDraft; readonly isKeptHere: boolean }) {
  const { t, l, language } = useTexts();
  const view = useDraftView(draft);
  const isReady = useKeptShell(isKeptHere);
  const { form, items } = view;
  const isDone = form.report !== null && !form.report.isOld && view.unsent === 0;
  return (
    <Page
      title={`${form.home}, ${form.ward}`}
      overline={<Link to="/visits">{t('visit.title')}</Link>}
      lead={`${l(form.checklist.title)} · ${formatDay(form.day, language)} · ${form.visitor}`}
    >
      <VisitStatus view={view} isReady={isReady && isKeptHere} />
      <Alert data-color="info" className="visit-plain">
        <Paragraph>{l(form.checklist.intro)}</Paragraph>
      </Alert>
      {form.checklist.sections.map((section) => (
        <section key={section.id} className="section visit-section" aria-labelledby={`section-${section.id}`}>
          <Heading level={2} data-size="sm" id={`section-${section.id}`}>
            {l(section.title)}
          </Heading>
          {section.items.map((item) => (
            <VisitItem key={item.id} item={item} state={items.get(item.id)} write={draft.write} />
          ))}
        </section>
      ))}
      <SendReport draft={draft} view={view} isDone={isDone} />
    </Page>
  );
}
