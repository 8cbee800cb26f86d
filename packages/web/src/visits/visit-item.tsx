import type { ItemState, VisitAnswer } from '@smalspor/domain/visits';
import { useTexts } from '../texts/language-provider.tsx';
import { ChoiceAnswer } from './choice-answer.tsx';
import type { VisitForm } from './device/visit-box.ts';
import { ItemConflict } from './item-conflict.tsx';
import { NoteAnswer } from './note-answer.tsx';
import { ObservedAnswer } from './observed-answer.tsx';
import type { KnownAnswer } from './visit-draft.ts';

export type ChecklistItem = VisitForm['checklist']['sections'][number]['items'][number];

interface Props {
  readonly item: ChecklistItem;
  readonly state: ItemState<KnownAnswer> | undefined;
  readonly write: (item: string, answer: VisitAnswer | null) => void;
}

/** What every kind of answer is given. */
export interface AnswerProps {
  readonly item: ChecklistItem;
  /** Ids of what describes the item. */
  readonly describedBy: string | undefined;
  readonly answer: VisitAnswer | null;
  readonly write: (answer: VisitAnswer | null) => void;
}

/** One item of the checklist with its help, its source and the way to answer it. */
export function VisitItem({ item, state, write }: Props) {
  const { t, l } = useTexts();
  const { id, kind, help, source } = item;
  const isSent = state?.kind === 'sent';
  const described = [help && `${id}-help`, isSent && `${id}-sent`].filter(Boolean).join(' ');
  const props: AnswerProps = {
    item,
    describedBy: described || undefined,
    answer: state?.kind === 'answered' ? state.answer : null,
    write: (answer) => write(id, answer),
  };
  return (
    <div className="visit-item" id={`item-${id}`}>
      {kind === 'choice' && <ChoiceAnswer {...props} />}
      {kind === 'observed' && <ObservedAnswer {...props} />}
      {kind === 'note' && <NoteAnswer {...props} />}
      {isSent && (
        <p id={`${id}-sent`} className="quiet">
          {t('visit.sentBefore')}
        </p>
      )}
      {state?.kind === 'conflict' && (
        <ItemConflict heads={state.heads} choose={(answer) => write(id, answer)} />
      )}
      {help && (
        <p id={`${id}-help`} className="quiet">
          {l(help)}
        </p>
      )}
      {source && (
        <p className="quiet visit-source">
          {t('visit.source')}{' '}
          <a className="inline-link" href={source.url} rel="noreferrer">
            {source.title}
          </a>
        </p>
      )}
    </div>
  );
}
