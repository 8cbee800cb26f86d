import { useMutation, useQueryClient } from '@tanstack/react-query';
import { rememberAnswer } from '../api/remember-answer.ts';
import type { TeachingLog } from './teaching-words.ts';

/** A write to the log. What the server answers is how the log stands now. */
export function useTeachingChange<Input>(
  organisation: string,
  write: (input: Input) => Promise<TeachingLog>,
  done: () => void,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => write(input),
    onSuccess: (log) => {
      rememberAnswer(queries, 'readTeaching', { organisation }, log);
      done();
    },
  });
}
