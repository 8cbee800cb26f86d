import {
  Alert,
  Button,
  Field,
  Fieldset,
  Heading,
  Label,
  Paragraph,
  Radio,
  Textarea,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import { LONGEST_NOTE, PDSA_DECISIONS, type PdsaDecision } from '@smalspor/domain/goals';
import { useId } from 'react';
import { formatInstant } from '../texts/format-instant.ts';
import type { NoteView } from './note-draft.ts';
import type { NoteKeeper } from './note-keeper.ts';
import { PDSA_PARTS, PdsaText } from './pdsa-text.tsx';
import { type OpenDraft, useNoteDraft } from './use-note-draft.ts';
import { usePen } from './use-pen.ts';

interface Props {
  readonly keeper: NoteKeeper;
  readonly note: NoteView;
  readonly label: string;
  /** Shows the turn as text again. */
  readonly close: () => void;
}

/** One turn of plan, do, study and act, which saves itself while it is written. */
export function PdsaForm({ keeper, note, label, close }: Props) {
  const { t } = usePen();
  const draft = useNoteDraft(keeper, note);
  const { text, write, faults, state } = draft;
  const id = useId();
  const isWhole = PDSA_PARTS.every(({ part }) => text[part].trim() !== '');
  return (
    <form className="goal-turn" aria-label={label} onSubmit={(event) => event.preventDefault()}>
      {PDSA_PARTS.map(({ part, stage }) => (
        <Field key={part}>
          <Label htmlFor={`${id}-${part}`}>{t(`goal.stage.${stage}`)}</Label>
          <Field.Description>{t(`goal.pdsa.help.${part}`)}</Field.Description>
          <Textarea
            id={`${id}-${part}`}
            name={part}
            rows={2}
            maxLength={LONGEST_NOTE}
            value={text[part]}
            onChange={(event) => write({ [part]: event.target.value })}
          />
        </Field>
      ))}
      {isWhole && (
        <Fieldset>
          <Fieldset.Legend>{t('goal.pdsa.decision')}</Fieldset.Legend>
          <Fieldset.Description>{t('goal.pdsa.decisionHelp')}</Fieldset.Description>
          <div className="goal-decisions">
            {PDSA_DECISIONS.map((decision: PdsaDecision) => (
              <Radio
                key={decision}
                name={`${id}-decision`}
                label={t(`goal.decision.${decision}`)}
                value={decision}
                checked={text.decision === decision}
                onChange={() => write({ decision })}
              />
            ))}
          </div>
        </Fieldset>
      )}
      {faults.map((fault) => (
        <ValidationMessage key={fault}>{t(`goal.note.${fault}`)}</ValidationMessage>
      ))}
      {state === 'conflict' && <Conflict draft={draft} />}
      <div className="goal-turn-end">
        <Status draft={draft} />
        {text.decision !== null && (
          <Button variant="secondary" data-size="sm" disabled={state !== 'saved'} onClick={close}>
            {t('goal.pdsa.finish')}
          </Button>
        )}
      </div>
    </form>
  );
}

function Status({ draft: { state, savedAt } }: { readonly draft: OpenDraft }) {
  const { t, language } = usePen();
  return (
    <p className="quiet" role="status" data-state={state}>
      {state === 'saved'
        ? t('goal.pdsa.status.saved', { time: formatInstant(savedAt, language) })
        : t(`goal.pdsa.status.${state}`)}
    </p>
  );
}

/** Two windows have written: what is stored stands beside what is here, and the writer chooses. */
function Conflict({ draft: { theirs, takeTheirs, keepMine } }: { readonly draft: OpenDraft }) {
  const { t } = usePen();
  return (
    <Alert data-color="warning" role="alert">
      <Heading level={4} data-size="2xs">
        {t('goal.pdsa.conflict')}
      </Heading>
      <Paragraph>{t('goal.pdsa.conflictHelp')}</Paragraph>
      {theirs && (
        <>
          <details className="goal-more" open>
            <summary>{t('goal.pdsa.theirs')}</summary>
            <PdsaText note={theirs} />
          </details>
          <div className="actions">
            <Button variant="secondary" data-size="sm" data-color="neutral" onClick={takeTheirs}>
              {t('goal.pdsa.takeTheirs')}
            </Button>
            <Button variant="secondary" data-size="sm" data-color="neutral" onClick={() => void keepMine()}>
              {t('goal.pdsa.keepMine')}
            </Button>
          </div>
        </>
      )}
    </Alert>
  );
}
