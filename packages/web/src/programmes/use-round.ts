import type { InputOf, OutputOf } from '@smalspor/contract/operations';
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { client } from '../api/client.ts';
import { rememberAnswer } from '../api/remember-answer.ts';

export type RoundView = OutputOf<'readRound'>;
export type Meeting = RoundView['meetings'][number];
export type RoundMove = InputOf<'moveRound'>['move'];

/** Changes a round, and shows what came of it at once. After a refusal the round is read anew: others may have been first. */
export function useRoundChange<Input>(
  roundId: string,
  change: (input: Input) => Promise<RoundView>,
): UseMutationResult<RoundView, unknown, Input> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (round) => rememberAnswer(queries, 'readRound', { roundId }, round),
  });
}

/** A leader's move, against the version that the page shows. */
export function useRoundMove({ id, version }: RoundView): UseMutationResult<RoundView, unknown, RoundMove> {
  return useRoundChange(id, (move: RoundMove) => client.moveRound({ roundId: id, version, move }));
}
