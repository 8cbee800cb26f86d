import { ProblemError } from '@smalspor/contract/client';
import type { OutputOf } from '@smalspor/contract/operations';
import { faultsOfSaving, type PdsaFault } from '@smalspor/domain/goals';

export type NoteView = OutputOf<'saveNote'>;
export type NoteText = Pick<NoteView, 'plan' | 'did' | 'study' | 'act' | 'decision'>;

/** `conflict`: another window has stored something meanwhile, and nothing is stored until the writer has chosen. */
export type DraftState = 'saved' | 'waiting' | 'failed' | 'refused' | 'conflict';

export interface DraftView {
  readonly text: NoteText;
  readonly state: DraftState;
  /** When the server last stored it. */
  readonly savedAt: string;
  readonly faults: readonly PdsaFault[];
  /** What another window has stored, while the two differ. */
  readonly theirs: NoteView | null;
}

export interface DraftPorts {
  readonly save: (version: number, text: NoteText) => Promise<NoteView>;
  /** The note as it is stored now; `null` when it cannot be fetched. */
  readonly fetchStored: () => Promise<NoteView | null>;
  /** Does something after a while. @returns how to call it off */
  readonly later: (work: () => void, milliseconds: number) => () => void;
}

/** A note that is stored while it is written. */
export interface NoteDraft {
  readonly view: () => DraftView;
  /** @returns how to stop listening */
  readonly subscribe: (listener: () => void) => () => void;
  readonly write: (part: Partial<NoteText>) => void;
  /** Stores at once what is not stored yet. */
  readonly flush: () => Promise<void>;
  readonly takeTheirs: () => void;
  readonly keepMine: () => Promise<void>;
  readonly isStored: () => boolean;
}

/** How long someone pauses before what they wrote is stored. */
const PAUSE_MS = 800;
const RETRY_MS = 5_000;

export function isConflict(error: unknown): boolean {
  return error instanceof ProblemError && error.code === 'changed-meanwhile';
}

/** A refusal stays one however often it is sent; a failed connection or a busy server is worth trying again. */
function isFinal(error: unknown): boolean {
  return error instanceof ProblemError && error.status < 500 && error.status !== 429;
}

export function textOf({ plan, did, study, act, decision }: NoteView): NoteText {
  return { plan, did, study, act, decision };
}

/** Stores a pause after each change, one request at a time, and never writes over what another window has stored. */
export function createNoteDraft(note: NoteView, goalId: string, ports: DraftPorts): NoteDraft {
  const listeners = new Set<() => void>();
  let view: DraftView = {
    text: textOf(note),
    state: 'saved',
    savedAt: note.savedAt,
    faults: [],
    theirs: null,
  };
  let { version } = note;
  let isDirty = false;
  let isSending = false;
  let callOff: () => void = () => undefined;

  const show = (change: Partial<DraftView>): void => {
    view = { ...view, ...change };
    for (const listener of listeners) listener();
  };
  const schedule = (pause: number): void => {
    callOff();
    callOff = ports.later(() => void flush(), pause);
  };

  const afterFailure = async (error: unknown): Promise<void> => {
    isDirty = true;
    if (isConflict(error)) {
      show({ state: 'conflict' });
      show({ theirs: await ports.fetchStored() });
    } else if (isFinal(error)) {
      show({ state: 'refused' });
    } else {
      show({ state: 'failed' });
      schedule(RETRY_MS);
    }
  };

  const send = async (): Promise<void> => {
    isDirty = false;
    isSending = true;
    try {
      const saved = await ports.save(version, view.text);
      version = saved.version;
      show({ savedAt: saved.savedAt, state: isDirty ? 'waiting' : 'saved' });
      if (isDirty) schedule(PAUSE_MS);
    } catch (error) {
      await afterFailure(error);
    } finally {
      isSending = false;
    }
  };

  const flush = async (): Promise<void> => {
    callOff();
    if (!isDirty || isSending || view.state === 'conflict') return;
    const faults = faultsOfSaving({ ...note, goal: goalId, ...view.text });
    show({ faults, ...(faults.length > 0 ? { state: 'refused' as const } : {}) });
    if (faults.length === 0) await send();
  };

  return {
    view: () => view,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    write: (part) => {
      isDirty = true;
      const isHalted = view.state === 'conflict';
      show({ text: { ...view.text, ...part }, ...(isHalted ? {} : { state: 'waiting' }) });
      if (!isHalted && !isSending) schedule(PAUSE_MS);
    },
    flush,
    takeTheirs: () => {
      const { theirs } = view;
      if (!theirs) return;
      version = theirs.version;
      isDirty = false;
      show({ text: textOf(theirs), savedAt: theirs.savedAt, state: 'saved', faults: [], theirs: null });
    },
    keepMine: async () => {
      if (!view.theirs) return;
      version = view.theirs.version;
      isDirty = true;
      show({ state: 'waiting', theirs: null });
      await flush();
    },
    isStored: () => !isDirty && !isSending,
  };
}
