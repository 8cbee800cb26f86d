import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { client } from '../api/client.ts';
import { createNoteDraft, type DraftView, type NoteDraft, type NoteView } from './note-draft.ts';
import { rememberNote } from './remember-goal.ts';

export interface OpenDraft extends DraftView, Pick<NoteDraft, 'write' | 'takeTheirs' | 'keepMine'> {}

/** A note that is stored on the server while it is written, and once more before the page goes. */
export function useNoteDraft(goalId: string, note: NoteView): OpenDraft {
  const queries = useQueryClient();
  const [draft] = useState(() =>
    createNoteDraft(note, goalId, {
      save: async (version, text) => {
        const saved = await client.saveNote({ noteId: note.id, version, ...text });
        rememberNote(queries, goalId, saved);
        return saved;
      },
      fetchStored: async () => {
        const detail = await client.readGoal({ goalId }).catch(() => null);
        return detail?.notes.find(({ id }) => id === note.id) ?? null;
      },
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
