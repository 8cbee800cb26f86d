import { useEffect, useState, useSyncExternalStore } from 'react';
import { createNoteDraft, type DraftView, type NoteDraft, type NoteView } from './note-draft.ts';
import type { NoteKeeper } from './note-keeper.ts';

export interface OpenDraft extends DraftView, Pick<NoteDraft, 'write' | 'takeTheirs' | 'keepMine'> {}

/** A note that is stored on the server while it is written, and once more before the page goes. */
export function useNoteDraft(keeper: NoteKeeper, note: NoteView): OpenDraft {
  const [draft] = useState(() =>
    createNoteDraft(note, keeper.goalId, {
      save: async (version, text) => {
        const saved = await keeper.save(note.id, version, text);
        keeper.remember(saved);
        return saved;
      },
      fetchStored: () => keeper.fetchStored(note.id),
      later: (work, milliseconds) => {
        const timer = setTimeout(work, milliseconds);
        return () => clearTimeout(timer);
      },
    }),
  );
  const view = useSyncExternalStore(draft.subscribe, draft.view);

  useEffect(() => {
    const onHide = (): void => {
      if (document.visibilityState === 'hidden') void draft.flush();
    };
    const onLeave = (event: BeforeUnloadEvent): void => {
      if (draft.isStored()) return;
      void draft.flush();
      event.preventDefault();
    };
    document.addEventListener('visibilitychange', onHide);
    window.addEventListener('beforeunload', onLeave);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      window.removeEventListener('beforeunload', onLeave);
      void draft.flush();
    };
  }, [draft]);

  const { write, takeTheirs, keepMine } = draft;
  return { ...view, write, takeTheirs, keepMine };
}
