import type { OutputOf } from '@smalspor/contract/operations';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useApi } from '../api/use-api.ts';

export type Task = OutputOf<'readTask'>;

const LOOK_EVERY_MS = 1000;

export function isGoingOn({ state }: Task): boolean {
  return state === 'waiting' || state === 'running';
}

/**
 * Follows tasks of some kinds while any of them goes on. When one ends, everything that it may have changed is asked
 * for anew.
 */
export function useTasks(kinds: readonly Task['kind'][], changes: readonly string[]) {
  const queries = useQueryClient();
  const answer = useApi(
    'listTasks',
    {},
    { fresh: true, every: (data) => (data?.tasks.some(isGoingOn) ? LOOK_EVERY_MS : false) },
  );
  const tasks = answer.data?.tasks.filter(({ kind }) => kinds.includes(kind)) ?? [];
  const goingOn = tasks.filter(isGoingOn).length;
  const before = useRef(goingOn);

  useEffect(() => {
    if (goingOn < before.current) {
      for (const changed of changes) void queries.invalidateQueries({ queryKey: [changed] });
    }
    before.current = goingOn;
  }, [goingOn, changes, queries]);

  return { tasks, refresh: () => queries.invalidateQueries({ queryKey: ['listTasks'] }) };
}
