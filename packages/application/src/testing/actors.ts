import type { Actor } from '@smalspor/domain/access';
import type { Progress } from '../tasks/progress.ts';
import type { WorkTools } from '../tasks/work-tools.ts';

export const dataManager: Actor = {
  userId: 'demo-data-manager',
  name: 'Dag Data Demo',
  roles: ['data-manager'],
  hpr: null,
};

export const operator: Actor = { userId: 'operator-test', name: 'test', roles: ['operator'], hpr: null };

export function doctor(hpr: string): Actor {
  return { userId: `doctor-${hpr}`, name: `Doctor ${hpr}`, roles: ['gp'], hpr };
}

export function groupLeader(hpr: string): Actor {
  return { ...doctor(hpr), roles: ['gp', 'group-leader'] };
}

/** Tools for work that nobody watches. */
export function quietTools(change: Partial<WorkTools> = {}): WorkTools {
  return { onProgress: () => undefined, signal: new AbortController().signal, requestId: null, ...change };
}

/** Tools for work that is stopped when it first reports what `when` recognises. */
export function stoppingTools(when: (progress: Progress) => boolean): WorkTools {
  const stop = new AbortController();
  return quietTools({
    signal: stop.signal,
    onProgress: (progress) => {
      if (when(progress)) stop.abort();
    },
  });
}
