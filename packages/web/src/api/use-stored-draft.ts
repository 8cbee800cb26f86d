import { ProblemError } from '@smalspor/contract/client';
import { useCallback, useEffect, useRef, useState } from 'react';

/** `conflict`: a colleague has typed something meanwhile, and nothing is written over it. */
export type StoredDraftState = 'saved' | 'waiting' | 'failed' | 'conflict';

/** How long someone pauses before what they typed is stored, and before a failed attempt is repeated, in milliseconds. */
const PAUSE_MS = 800;
const RETRY_MS = 5_000;

/** What was typed and stored before; version 0 and no time where nothing was. */
export interface FirstDraft<Content> {
  readonly content: Content;
  readonly version: number;
  readonly savedAt: string | null;
}

/** Stores what is typed against the version that it was typed upon. Must stay the same function for the same form. */
export type StoreDraft<Content> = (
  content: Content,
  version: number,
) => Promise<{ readonly version: number; readonly savedAt: string }>;

export interface StoredDraft<Content> {
  readonly content: Content;
  readonly state: StoredDraftState;
  readonly savedAt: string | null;
  readonly write: (change: (content: Content) => Content) => void;
  /** Waits for what is on its way and stores nothing more: the whole is sent now. */
  readonly stop: () => Promise<void>;
  /** Takes up storing again. */
  readonly resume: () => void;
}

/** What is typed into a form that colleagues share, stored on the server a pause after each change and when the page is left. */
export function useStoredDraft<Content>(
  first: () => FirstDraft<Content>,
  store: StoreDraft<Content>,
): StoredDraft<Content> {
  const [begun] = useState(first);
  const [content, setContent] = useState(begun.content);
  const [state, setState] = useState<StoredDraftState>('saved');
  const [savedAt, setSavedAt] = useState(begun.savedAt);
  // What timers see, whichever render they come from.
  const now = useRef({ content, version: begun.version, isDirty: false, isHalted: false });
  const sending = useRef<Promise<void>>(Promise.resolve());
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const flush = useCallback((): Promise<void> => {
    const send = async (): Promise<void> => {
      const { current } = now;
      if (current.isHalted || !current.isDirty) return;
      current.isDirty = false;
      const saved = await store(current.content, current.version);
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
    sending.current = sending.current.then(send).catch(giveUp);
    return sending.current;
  }, [store]);

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
    content,
    state,
    savedAt,
    write: (change) => {
      const { current } = now;
      current.content = change(current.content);
      current.isDirty = true;
      setContent(current.content);
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
