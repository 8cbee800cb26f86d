import type { OutputOf } from '@smalspor/contract/operations';
import type { UseCases } from '@smalspor/contract/use-cases';
import { Refusal } from '@smalspor/domain/refusal';

type Task = OutputOf<'readTask'>;

export interface FakeTasks {
  /** `outcome` is what the task has become when its steps are over. */
  start(
    begun: Pick<Task, 'kind' | 'subject' | 'startedBy'>,
    steps: readonly string[],
    outcome: Partial<Task>,
  ): Task;
  readonly useCases: Pick<UseCases, 'listTasks' | 'readTask' | 'cancelTask'>;
}

/** Tasks that take one step each time someone looks: progress without waiting. */
export function createFakeTasks(): FakeTasks {
  const tasks = new Map<
    string,
    { task: Task; steps: readonly string[]; taken: number; outcome: Partial<Task> }
  >();

  const find = (taskId: string) => {
    const entry = tasks.get(taskId);
    if (!entry) throw new Refusal('not-found', 'There is no such task.');
    return entry;
  };

  const look = (taskId: string): Task => {
    const entry = find(taskId);
    if (entry.task.state !== 'running') return entry.task;
    entry.taken += 1;
    const step = entry.steps[entry.taken];
    entry.task = step
      ? { ...entry.task, progress: { step, share: entry.taken / entry.steps.length } }
      : {
          ...entry.task,
          state: 'done',
          progress: null,
          finishedAt: '2021-02-01T08:01:10Z',
          ...entry.outcome,
        };
    return entry.task;
  };

  return {
    start: (begun, steps, outcome) => {
      const task: Task = {
        ...begun,
        id: `task-${tasks.size + 1}`,
        state: 'running',
        startedAt: '2021-02-01T08:00:00Z',
        finishedAt: null,
        progress: { step: steps[0] ?? '', share: 0 },
        result: null,
        problem: null,
      };
      tasks.set(task.id, { task, steps, taken: 0, outcome });
      return task;
    },
    useCases: {
      listTasks: async () => ({ tasks: [...tasks.keys()].map(look).reverse() }),
      readTask: async (_actor, { taskId }) => look(taskId),
      cancelTask: async (_actor, { taskId }) => {
        const entry = find(taskId);
        entry.task = {
          ...entry.task,
          state: 'cancelled',
          progress: null,
          finishedAt: '2021-02-01T08:00:30Z',
        };
        return entry.task;
      },
    },
  };
}
