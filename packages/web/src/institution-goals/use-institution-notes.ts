import type { OutputOf } from '@smalspor/contract/operations';
import { useQueryClient } from '@tanstack/react-query';
import { client } from '../api/client.ts';
import { rememberAnswer } from '../api/remember-answer.ts';
import type { NoteView } from '../goals/note-draft.ts';
import type { NoteKeeper } from '../goals/note-keeper.ts';

type Goals = OutputOf<'readInstitutionGoals'>;

/** The notes on one of an institution's goals. */
export function useInstitutionNotes(organisation: string, goalId: string): NoteKeeper {
  const queries = useQueryClient();
  const queryKey = ['readInstitutionGoals', { organisation }];
  return {
    goalId,
    start: () => client.startInstitutionNote({ organisation, goalId }),
    save: (noteId, version, text) => client.saveInstitutionNote({ organisation, noteId, version, ...text }),
    fetchStored: async (noteId) => {
      const all = await client.readInstitutionGoals({ organisation }).catch(() => null);
      return all?.goals.flatMap(({ notes }) => notes).find(({ id }) => id === noteId) ?? null;
    },
    remember: (note) =>
      rememberAnswer(
        queries,
        'readInstitutionGoals',
        { organisation },
        (known) => known && withNote(known, goalId, note),
      ),
    refresh: () => void queries.invalidateQueries({ queryKey }),
  };
}

function withNote(all: Goals, goalId: string, note: NoteView): Goals {
  return {
    ...all,
    goals: all.goals.map((goal) => (goal.id === goalId ? { ...goal, notes: putIn(goal.notes, note) } : goal)),
  };
}

function putIn(notes: readonly NoteView[], note: NoteView): NoteView[] {
  if (notes.every(({ id }) => id !== note.id)) return [...notes, note];
  return notes.map((each) => (each.id === note.id && each.version < note.version ? note : each));
}
