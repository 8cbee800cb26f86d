import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client } from '../api/client.ts';
import { useApi } from '../api/use-api.ts';
import { Problem } from '../frame/problem.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import type { FollowedRow } from './choose-rows.ts';

interface Props {
  readonly shown: readonly FollowedRow[];
  readonly chosen: ReadonlySet<string>;
  readonly choose: (chosen: ReadonlySet<string>) => void;
  readonly view: Pick<OutputOf<'listFollowedInstitutions'>, 'reminderDays' | 'remindsByItself'>;
}

/** Chooses those that are shown and can be reminded, shows the letter, and sends it. */
export function RemindInstitutions({ shown, chosen, choose, view }: Props) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const ready = shown.filter(({ reminder }) => reminder === 'ready');
  const toRemind = ready.filter(({ organisation }) => chosen.has(organisation));
  const remind = useMutation({
    mutationFn: () =>
      client.remindInstitutions({ organisations: toRemind.map(({ organisation }) => organisation) }),
    onSuccess: () => {
      choose(new Set());
      setOpen(false);
      return queries.invalidateQueries({ queryKey: ['listFollowedInstitutions'] });
    },
  });
  const [first] = toRemind;
  return (
    <section className="follow-up-remind no-print" aria-labelledby="remind">
      <Heading level={2} data-size="2xs" id="remind">
        {t('followUp.page.remind')}
      </Heading>
      <Paragraph className="quiet">
        {t('followUp.page.remindLead', { days: view.reminderDays })}{' '}
        {view.remindsByItself && t('followUp.page.byItself')}
      </Paragraph>
      <div className="round-actions">
        <Button
          variant="secondary"
          data-size="sm"
          disabled={ready.length === 0}
          onClick={() => choose(new Set(ready.map(({ organisation }) => organisation)))}
        >
          {t('followUp.page.chooseAll', { count: ready.length })}
        </Button>
        {toRemind.length > 0 && (
          <>
            <Button variant="tertiary" data-size="sm" onClick={() => choose(new Set())}>
              {t('followUp.page.chooseNone')}
            </Button>
            <Button data-size="sm" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {t('followUp.page.preview')}
            </Button>
          </>
        )}
      </div>
      {isOpen && first && (
        <div className="panel">
          <Letter row={first} />
          <Paragraph>{toRemind.map(({ name }) => name).join(', ')}</Paragraph>
          <Button loading={remind.isPending} onClick={() => remind.mutate()}>
            {t('followUp.page.send', { count: toRemind.length })}
          </Button>
        </div>
      )}
      {remind.isError && <Problem error={remind.error} />}
      <div role="status">
        {remind.isSuccess && <Paragraph>{t('followUp.page.sent', { count: remind.data.letters })}</Paragraph>}
      </div>
    </section>
  );
}

function Letter({ row: { organisation, name } }: { readonly row: FollowedRow }) {
  const { t } = useTexts();
  const letter = useApi('readReminderLetter', { organisation }, { fresh: true });
  if (letter.isError) return <Problem error={letter.error} />;
  return (
    <>
      <Heading level={3} data-size="2xs">
        {t('followUp.page.previewTitle', { name })}
      </Heading>
      {letter.data && (
        <div lang={letter.data.language} className="letter-preview">
          <p>
            <strong>{letter.data.subject}</strong>
          </p>
          <p>{letter.data.text}</p>
        </div>
      )}
    </>
  );
}
