import { Button, Dialog, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useRef } from 'react';
import { client } from '../api/client.ts';
import { Problem } from '../frame/problem.tsx';
import type { GoalView } from './goal-words.ts';
import { MeanwhileNotice } from './meanwhile-notice.tsx';
import { isConflict } from './note-draft.ts';
import { rememberGoal } from './remember-goal.ts';
import { usePen } from './use-pen.ts';

interface Props {
  readonly goal: GoalView;
  readonly refetch: () => unknown;
}

/** Sums a goal up or gives it up; asked once, because the goal cannot be changed afterwards. */
export function CloseGoal({ goal, refetch }: Props) {
  const { t } = usePen();
  const queries = useQueryClient();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const close = useMutation({
    mutationFn: (as: 'ended' | 'dropped') => client.closeGoal({ goalId: goal.id, version: goal.version, as }),
    onSuccess: (closed) => {
      dialog.current?.close();
      rememberGoal(queries, closed);
    },
  });
  return (
    <section className="no-print">
      <Button variant="tertiary" onClick={() => dialog.current?.showModal()}>
        {t('goal.page.close')}
      </Button>
      <Dialog ref={dialog} closedby="any" closeButton={t('frame.close')} aria-labelledby={id}>
        <Dialog.Block>
          <Heading level={2} data-size="xs" id={id}>
            {t('goal.page.close')}
          </Heading>
          <Paragraph>{t('goal.page.closeHelp')}</Paragraph>
          {isConflict(close.error) ? (
            <MeanwhileNotice
              fetchAgain={() => {
                close.reset();
                dialog.current?.close();
                refetch();
              }}
            />
          ) : (
            close.isError && <Problem error={close.error} />
          )}
        </Dialog.Block>
        <Dialog.Block>
          <div className="actions">
            <Button loading={close.isPending} onClick={() => close.mutate('ended')}>
              {t('goal.page.end')}
            </Button>
            <Button variant="secondary" disabled={close.isPending} onClick={() => close.mutate('dropped')}>
              {t('goal.page.drop')}
            </Button>
          </div>
        </Dialog.Block>
      </Dialog>
    </section>
  );
}
