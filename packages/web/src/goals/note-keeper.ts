import { useQueryClient } from '@tanstack/react-query';
import { client } from '../api/client.ts';
import type { NoteText, NoteView } from './note-draft.ts';
import { rememberNote } from './remember-goal.ts';

/** Where the notes of a goal are kept: a doctor's own, or an institution's. */
export interface NoteKeeper {
  readonly goalId: string;
  readonly start: () => Promise<NoteView>;
  readonly save: (noteId: string, version: number, text: NoteText) => Promise<NoteView>;
  /** The note as it is stored now; `null` when it cannot be fetched. */
  readonly fetchStored: (noteId: string) => Promise<NoteView | null>;
  /** Lets the page show a note as it has just been stored. */
  readonly remember: (note: NoteView) => void;
  /** Asks for the goal anew. */
  readonly refresh: () => void;
}

/** The notes of one of the reader's own goals. */
export function useOwnNotes(goalId: string): NoteKeeper {
  const queries = useQueryClient();
  return {
    goalId,
    start: () => client.startNote({ goalId }),
    save: (noteId, version, text) => client.saveNote({ noteId, version, ...text }),
    fetchStored: async (noteId) => {
      const detail = await client.readGoal({ goalId }).catch(() => null);
      return detail?.notes.find(({ id }) => id === noteId) ?? null;
    },
    remember: (note) => rememberNote(queries, goalId, note),
    refresh: () => void queries.invalidateQueries({ queryKey: ['readGoal', { goalId }] }),
  };
}
