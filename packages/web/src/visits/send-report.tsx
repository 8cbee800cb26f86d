import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { Link } from 'react-router';
import { client } from '../api/client.ts';
import { Problem } from '../frame/problem.tsx';
import { formatInstant } from '../texts/format-instant.ts';
import { useTexts } from '../texts/language-provider.tsx';
import type { DraftView, VisitDraft } from './visit-draft.ts';

interface Props {
  readonly draft: VisitDraft;
  readonly view: DraftView;
  /** The home has all that is answered. */
  readonly isDone: boolean;
}

/** The home gets what was seen when the visitor sends it, and again when answers have come since. */
export function SendReport({ draft, view, isDone }: Props) {
  const { t, language } = useTexts();
  const { form, items, unsent } = view;
  const send = useMutation({
    mutationFn: () => client.sendVisitReport({ visitId: form.id, heads: [...draft.heads()] }),
    onSuccess: (sent) => draft.accept(sent),
    // Others' answers are shown, so that the visitor sees what is sent.
    onError: () => client.readVisit({ visitId: form.id }).then(draft.accept, () => undefined),
  });
  const differing = [...items.values()].filter(({ kind }) => kind === 'conflict').length;
  const answered = [...items.values()].filter(({ kind }) => kind === 'answered').length;
  return (
    <section className="section spaced visit-send" aria-labelledby="send">
      <Heading level={2} data-size="sm" id="send">
        {t('visit.send.title')}
      </Heading>
      {form.report && (
        <Paragraph>
          {t(form.report.isOld ? 'visit.send.old' : 'visit.send.sent', {
            when: formatInstant(form.report.at, language),
          })}{' '}
          <Link className="inline-link" to={`/visits/${form.id}/report`}>
            {t('visit.send.read')}
          </Link>
        </Paragraph>
      )}
      {unsent > 0 && <Paragraph>{t('visit.send.unsent')}</Paragraph>}
      {differing > 0 && <Paragraph>{t('visit.send.differing', { count: differing })}</Paragraph>}
      {send.isError && <Problem error={send.error} />}
      {!isDone && (
        <div>
          <Button
            loading={send.isPending}
            disabled={unsent > 0 || differing > 0 || answered === 0}
            onClick={() => send.mutate()}
          >
            {t(form.report ? 'visit.send.again' : 'visit.send.button')}
          </Button>
        </div>
      )}
    </section>
  );
}
