import type { OperationId } from '@smalspor/contract/operations';
import type { CallContext } from '@smalspor/contract/use-cases';
import { once } from '@smalspor/database/idempotency';
import type { Jobs } from '@smalspor/database/jobs';
import type { Db } from '@smalspor/database/schema';
import { createTask, findTask, type NewTask } from '@smalspor/database/tasks';
import type { Actor } from '@smalspor/domain/access';
import type { House } from '../house/house.ts';
import { writeRequest } from '../idempotency/write-request.ts';
import { describeTask, type TaskView } from './describe-task.ts';
import { writeJob } from './task-jobs.ts';

export interface TaskStart {
  readonly operation: OperationId;
  readonly kind: NewTask['kind'];
  readonly subject: string;
  /** The request's input, so that a key that is used again for something else is noticed. */
  readonly input: unknown;
  /** What must be recorded together with the task. */
  readonly alsoRecord?: (trx: Db, taskId: string) => Promise<void>;
}

/**
 * Starts a long piece of work once for each idempotency key: task, whatever belongs to it and job in one transaction.
 */
export async function startTask(
  house: House,
  jobs: Jobs,
  actor: Actor,
  start: TaskStart,
  call: CallContext,
): Promise<TaskView> {
  const at = house.now();
  const { value: taskId } = await once(
    house.db,
    writeRequest(house, actor, start.operation, start.input, call),
    async (trx) => {
      const id = house.newId();
      await createTask(trx, {
        id,
        kind: start.kind,
        subject: start.subject,
        startedBy: actor.name,
        startedAt: at,
      });
      await start.alsoRecord?.(trx, id);
      await jobs.enqueue(trx, writeJob, { taskId: id, userId: actor.userId });
      return id;
    },
  );
  const task = await findTask(house.db, taskId);
  if (task === null) throw new Error(`Task ${taskId} was started but is not there`);
  return describeTask(task);
}
