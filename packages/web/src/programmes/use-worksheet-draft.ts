import { ProblemError } from '@smalspor/contract/client';
import type { OutputOf } from '@smalspor/contract/operations';
import { useCallback, useEffect, useRef, useState } from 'react';
import { client } from '../api/client.ts';

type Worksheet = OutputOf<'readWorksheet'>;
export type Answers = Worksheet['answers'];

/** `conflict`: it was saved in another window, and nothing of this one is written over it. */
export type DraftState = 'saved' | 'waiting' | 'failed' | 'conflict';

/** How long someone pauses before what they wrote is stored, and before a failed attempt is repeated, in milliseconds. */
const PAUSE_MS = 700;
const RETRY_MS = 5_000;

export interface WorksheetDraft {
  readonly answers: Answers;
  readonly state: DraftState;
  readonly savedAt: string | null;
  readonly write: (id: string, answer: Answers[string]) => void;
  /** Stores what is not stored yet. @returns the version that stands then; `null` when it could not be stored */
  readonly flush: () => Promise<number | null>;
}

/** A worksheet that is stored on the server while it is written, a pause after each change and before the page goes. */
export function useWorksheetDraft(roundId: string, meeting: string, worksheet: Worksheet): WorksheetDraft {
  const [answers, setAnswers] = useState<Answers>(worksheet.answers);
  const [state, setState] = useState<DraftState>('saved');
  const [savedAt, setSavedAt] = useState(worksheet.savedAt);
  // What timers and the last look see, whichever render they come from.
  const now = useRef({
    answers: worksheet.answers,
    version: worksheet.version,
    isDirty: false,
    isHalted: false,
  });
  const sending = useRef<Promise<number | null>>(Promise.resolve(worksheet.version));
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const flush = useCallback((): Promise<number | null> => {
    const store = async (): Promise<number | null> => {
      const { current } = now;
      if (current.isHalted) return null;
      if (!current.isDirty) return current.version;
      current.isDirty = false;
      const { version, answers: written } = current;
      const saved = await client.saveWorksheet({ roundId, meeting, version, answers: written });
      current.version = saved.version;
      setSavedAt(saved.savedAt);
      if (!current.isDirty) setState('saved');
      return saved.version;
    };
    const giveUp = (error: unknown): null => {
      const { current } = now;
      current.isDirty = true;
      current.isHalted = error instanceof ProblemError && error.status === 409;
      setState(current.isHalted ? 'conflict' : 'failed');
      if (!current.isHalted) timer.current = setTimeout(() => void flush(), RETRY_MS);
      return null;
    };
    clearTimeout(timer.current);
    // One after the other, so that each is written against the version that the last one gave.
    sending.current = sending.current.then(store).catch(giveUp);
    return sending.current;
  }, [roundId, meeting]);

  useEffect(() => {
    const onHide = (): void => {
      if (document.visibilityState === 'hidden') void flush();
    };
    const onLeave = (event: BeforeUnloadEvent): void => {
      if (!now.current.isDirty) return;
      void flush();
      event.preventDefault();
    };
    document.addEventListener('visibilitychange', onHide);
    window.addEventListener('beforeunload', onLeave);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      window.removeEventListener('beforeunload', onLeave);
      void flush();
    };
  }, [flush]);

  return {
    answers,
    state,
    savedAt,
    flush,
    write: (id, answer) => {
      const { current } = now;
      current.answers = { ...current.answers, [id]: answer };
      current.isDirty = true;
      setAnswers(current.answers);
      if (current.isHalted) return;
      setState('waiting');
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), PAUSE_MS);
    },
  };
}
