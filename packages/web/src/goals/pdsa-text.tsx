import type { OutputOf } from '@smalspor/contract/operations';
import { usePen } from './use-pen.ts';

export const PDSA_PARTS = [
  { part: 'plan', stage: 'plan' },
  { part: 'did', stage: 'do' },
  { part: 'study', stage: 'study' },
  { part: 'act', stage: 'act' },
] as const;

type Text = Pick<OutputOf<'saveNote'>, 'plan' | 'did' | 'study' | 'act' | 'decision'>;

/** A turn to read. */
export function PdsaText({ note }: { readonly note: Text }) {
  const { t } = usePen();
  return (
    <dl className="goal-note">
      {PDSA_PARTS.filter(({ part }) => note[part].trim() !== '').map(({ part, stage }) => (
        <div key={part}>
          <dt>{t(`goal.stage.${stage}`)}</dt>
          <dd>{note[part]}</dd>
        </div>
      ))}
      {note.decision && (
        <div>
          <dt>{t('goal.pdsa.decision')}</dt>
          <dd>{t(`goal.decision.${note.decision}`)}</dd>
        </div>
      )}
    </dl>
  );
}
