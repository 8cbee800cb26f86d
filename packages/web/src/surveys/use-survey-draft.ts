import { ProblemError } from '@smalspor/contract/client';
import type { InputOf } from '@smalspor/contract/operations';
import type { SurveyDraft } from '@smalspor/domain/surveys';
import { useCallback, useEffect, useRef, useState } from 'react';
import { client } from '../api/client.ts';
import { firstDraft, type SurveyForm } from './survey-draft.ts';

/** `conflict`: a colleague has typed something meanwhile, and nothing is written over it. */
export type DraftState = 'saved' | 'waiting' | 'failed' | 'conflict';

/** How long someone pauses before what they typed is stored, and before a failed attempt is repeated, in milliseconds. */
const PAUSE_MS = 800;
const RETRY_MS = 5_000;

export interface OpenSurveyDraft {
  readonly draft: SurveyDraft;
  readonly state: DraftState;
  readonly savedAt: string | null;
  readonly write: (change: (draft: SurveyDraft) => SurveyDraft) => void;
  /** Waits for what is on its way and stores nothing more: the whole is sent now. */
  readonly stop: () => Promise<void>;
  /** Takes up storing again. */
  readonly resume: () => void;
}

/** What is typed into the form, stored on the server a pause after each change and when the page is left. */
export function useSurveyDraft(form: SurveyForm): OpenSurveyDraft {
  const { organisation } = form;
  const surveyId = form.survey.id;
  const [draft, setDraft] = useState<SurveyDraft>(() => firstDraft(form));
  const [state, setState] = useState<DraftState>('saved');
  const [savedAt, setSavedAt] = useState(form.draft?.savedAt ?? null);
  // What timers see, whichever render they come from.
  const now = useRef({ draft, version: form.draft?.version ?? 0, isDirty: false, isHalted: false });
  const sending = useRef<Promise<void>>(Promise.resolve());
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const flush = useCallback((): Promise<void> => {
    const store = async (): Promise<void> => {
      const { current } = now;
      if (current.isHalted || !current.isDirty) return;
      current.isDirty = false;
      const typed = structuredClone(current.draft) as InputOf<'saveSurveyDraft'>['draft'];
      const input = { organisation, surveyId, version: current.version, draft: typed };
      const saved = await client.saveSurveyDraft(input);
      current.version = saved.version;
      setSavedAt(saved.savedAt);
      if (!current.isDirty) setState('saved');
    };
    const giveUp = (error: unknown): void => {
      const { current } = now;
      current.isDirty = true;
      current.isHalted = error instanceof ProblemError && error.status < 500 && error.status !== 429;
      setState(current.isHalted ? 'conflict' : 'failed');
      if (!current.isHalted) timer.current = setTimeout(() => void flush(), RETRY_MS);
    };
    clearTimeout(timer.current);
    // One after the other, so that each is written against the version that the last one gave.
    sending.current = sending.current.then(store).catch(giveUp);
    return sending.current;
  }, [organisation, surveyId]);

  useEffect(() => {
    const onHide = (): void => {
      if (document.visibilityState === 'hidden') void flush();
    };
    document.addEventListener('visibilitychange', onHide);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      void flush();
    };
  }, [flush]);

  return {
    draft,
    state,
    savedAt,
    write: (change) => {
      const { current } = now;
      current.draft = change(current.draft);
      current.isDirty = true;
      setDraft(current.draft);
      if (current.isHalted) return;
      setState('waiting');
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), PAUSE_MS);
    },
    stop: () => {
      clearTimeout(timer.current);
      now.current.isDirty = false;
      return sending.current;
    },
    resume: () => {
      now.current.isDirty = true;
      void flush();
    },
  };
}
