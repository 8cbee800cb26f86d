import { Button, Paragraph } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { pdsaStage } from '@smalspor/domain/goals';
import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Problem } from '../frame/problem.tsx';
import type { NoteKeeper } from './note-keeper.ts';
import { PdsaForm } from './pdsa-form.tsx';
import { PdsaText } from './pdsa-text.tsx';
import { usePen } from './use-pen.ts';
import { writeDay } from './write-value.ts';

type Note = OutputOf<'saveNote'>;

interface Props {
  readonly keeper: NoteKeeper;
  readonly notes: readonly Note[];
  readonly isActive: boolean;
  /** Tells these notes from others on the same page. */
  readonly about?: string;
}

/** The turns of plan, do, study and act, in order; the open one is a form that saves itself. */
export function PdsaNotes({ keeper, notes, isActive, about }: Props) {
  const id = useId();
  const { t } = usePen();
  const begin = useMutation({
    mutationFn: () => keeper.start(),
    onSuccess: (note) => keeper.remember(note),
    // Another window may have begun it: then it is there after a look.
    onError: () => keeper.refresh(),
  });
  const last = notes.at(-1);
  const mayBegin = isActive && (!last || pdsaStage({ ...last, goal: keeper.goalId }) === 'done');
  return (
    <section aria-labelledby={id} className={notes.length === 0 ? 'goal-notes no-print' : 'goal-notes'}>
      <h2 className="goal-heading" id={id}>
        {t('goal.pdsa.title')}
        {about !== undefined && <span className="unseen">: {about}</span>}
      </h2>
      {isActive && <Paragraph className="no-print">{t('goal.pdsa.lead')}</Paragraph>}
      {!isActive && notes.length === 0 && <Paragraph>{t('goal.pdsa.none')}</Paragraph>}
      {notes.length > 0 && (
        <ol className="goal-turns">
          {notes.map((note) => (
            <Turn key={note.id} keeper={keeper} note={note} />
          ))}
        </ol>
      )}
      {begin.isError && <Problem error={begin.error} />}
      {mayBegin && (
        <Button
          className="no-print"
          variant="secondary"
          loading={begin.isPending}
          onClick={() => begin.mutate()}
        >
          {t(last ? 'goal.pdsa.next' : 'goal.pdsa.begin')}
        </Button>
      )}
    </section>
  );
}

function Turn({ keeper, note }: { readonly keeper: NoteKeeper; readonly note: Note }) {
  const { t, language } = usePen();
  const isDone = note.decision !== null;
  const [isOpen, setOpen] = useState(!isDone);
  const title = t('goal.pdsa.turn', { turn: note.turn, date: writeDay(note.startedOn, language) });
  return (
    <li>
      <h3>{title}</h3>
      {isOpen ? (
        <PdsaForm keeper={keeper} note={note} label={title} close={() => setOpen(false)} />
      ) : (
        <>
          <PdsaText note={note} />
          <button type="button" className="text-button no-print" onClick={() => setOpen(true)}>
            {t('goal.pdsa.edit')} <span className="unseen">{note.turn}</span>
          </button>
        </>
      )}
    </li>
  );
}
