import type { OutputOf } from '@smalspor/contract/operations';
import type { Task } from '@smalspor/database/tasks';

export type TaskView = OutputOf<'readTask'>;

/** A task as a page follows it. */
export function describeTask(task: Task): TaskView {
  const share = task.total === null || task.total === 0 ? null : Math.min(1, task.done / task.total);
  return {
    id: task.id,
    kind: task.kind,
    state: task.state,
    subject: task.subject,
    startedBy: task.startedBy,
    startedAt: task.startedAt,
    finishedAt: task.finishedAt,
    progress: task.step === null ? null : { step: task.step, share },
    result: task.result,
    problem: task.problem,
  };
}
