import { Alert, Button, Paragraph } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from 'react-router';
import { client } from '../api/client.ts';
import { isNotFound } from '../api/is-not-found.ts';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { NotFoundPage } from '../frame/not-found-page.tsx';
import { Page } from '../frame/page.tsx';
import { Problem } from '../frame/problem.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { formatInstant } from '../texts/format-instant.ts';
import { useTexts } from '../texts/language-provider.tsx';
import { useRoundChange } from './use-round.ts';
import { type DraftState, useWorksheetDraft } from './use-worksheet-draft.ts';
import { WorksheetQuestion } from './worksheet-question.tsx';

type Worksheet = OutputOf<'readWorksheet'>;

/** The reader's own worksheet of a meeting: saved while it is written, handed in when it is ready. */
export function WorksheetPage() {
  const { roundId = '', meeting = '' } = useParams();
  const { t, l } = useTexts();
  const worksheet = useApi('readWorksheet', { roundId, meeting }, { fresh: true });
  if (worksheet.isPending || worksheet.isFetching) return <Loading />;
  if (worksheet.isError) {
    if (isNotFound(worksheet.error)) return <NotFoundPage />;
    return <ProblemPage error={worksheet.error} retry={worksheet.refetch} />;
  }
  const { data } = worksheet;
  return (
    <Page
      title={t('round.sheet.title')}
      overline={<Link to={`/rounds/${roundId}`}>{l(data.meeting)}</Link>}
      lead={t(data.canWrite ? 'round.sheet.lead' : 'round.sheet.closedLead')}
    >
      {data.handedInAt === null && data.canWrite ? (
        <Writing roundId={roundId} meeting={meeting} worksheet={data} again={() => worksheet.refetch()} />
      ) : (
        <Reading worksheet={data} />
      )}
    </Page>
  );
}

interface WritingProps {
  readonly roundId: string;
  readonly meeting: string;
  readonly worksheet: Worksheet;
  readonly again: () => unknown;
}

function Writing({ roundId, meeting, worksheet, again }: WritingProps) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const draft = useWorksheetDraft(roundId, meeting, worksheet);
  const handIn = useRoundChange(roundId, async () => {
    const version = await draft.flush();
    if (version === null) throw new Error('The worksheet could not be saved');
    const round = await client.handInWorksheet({ roundId, meeting, version });
    await queries.invalidateQueries({ queryKey: ['readWorksheet'] });
    await navigate(`/rounds/${roundId}`);
    return round;
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        handIn.mutate(undefined);
      }}
    >
      {worksheet.questions.map((question) => (
        <WorksheetQuestion
          key={question.id}
          question={question}
          choices={question.kind === 'goal' ? worksheet.goals : worksheet.measures}
          answer={draft.answers[question.id]}
          write={(answer) => draft.write(question.id, answer)}
        />
      ))}
      <SavedLine state={draft.state} savedAt={draft.savedAt} />
      {draft.state === 'conflict' && (
        <Alert data-color="warning" role="alert">
          <Paragraph>{t('round.sheet.conflict')}</Paragraph>
          <Button variant="secondary" data-size="sm" onClick={() => again()}>
            {t('round.sheet.fetch')}
          </Button>
        </Alert>
      )}
      {handIn.isError && <Problem error={handIn.error} />}
      <div>
        <Button type="submit" loading={handIn.isPending} disabled={draft.state === 'conflict'}>
          {t('round.sheet.handIn')}
        </Button>
      </div>
    </form>
  );
}

function SavedLine({ state, savedAt }: { readonly state: DraftState; readonly savedAt: string | null }) {
  const { t, language } = useTexts();
  const when = savedAt === null ? '' : formatInstant(savedAt, language);
  return (
    <p className="quiet" role="status" data-state={state}>
      {state === 'saved' && savedAt !== null && t('round.sheet.saved', { when })}
      {state === 'waiting' && t('round.sheet.saving')}
      {state === 'failed' && t('round.sheet.failed')}
    </p>
  );
}

function Reading({ worksheet }: { readonly worksheet: Worksheet }) {
  const { t, l, language } = useTexts();
  const names = new Map([...worksheet.goals, ...worksheet.measures].map(({ id, text }) => [id, l(text)]));
  const told = (answer: string | string[] | undefined): string => {
    if (answer === undefined) return '–';
    return typeof answer === 'string' ? answer : answer.map((id) => names.get(id) ?? id).join(', ');
  };
  return (
    <>
      <Paragraph>
        {worksheet.handedInAt === null
          ? t('round.sheet.notHandedIn')
          : t('round.sheet.handedIn', { when: formatInstant(worksheet.handedInAt, language) })}
      </Paragraph>
      <dl className="facts">
        {worksheet.questions.map(({ id, text }) => (
          <div key={id}>
            <dt>{l(text)}</dt>
            <dd>{told(worksheet.answers[id])}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
