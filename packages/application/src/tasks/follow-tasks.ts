import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { once } from '@smalspor/database/idempotency';
import { findTask, listTasks as listStoredTasks, requestTaskCancel } from '@smalspor/database/tasks';
import { Refusal } from '@smalspor/domain/refusal';
import type { House } from '../house/house.ts';
import { writeRequest } from '../idempotency/write-request.ts';
import { removeUploadOfTask } from '../imports/start-import.ts';
import { describeTask, type TaskView } from './describe-task.ts';

const SHOWN_TASKS = 50;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function requireTask(house: House, taskId: string): Promise<TaskView> {
  const task = UUID.test(taskId) ? await findTask(house.db, taskId) : null;
  if (task === null) throw new Refusal('not-found', 'There is no such task.');
  return describeTask(task);
}

export const listTasks: UnboundUseCase<House, 'listTasks'> = async (house) => ({
  tasks: (await listStoredTasks(house.db, SHOWN_TASKS)).map(describeTask),
});

export const readTask: UnboundUseCase<House, 'readTask'> = (house, _actor, input) =>
  requireTask(house, input.taskId);

/** A task that waits is cancelled at once; the worker of a running one soon sees the wish and throws away what it has built. */
export const cancelTask: UnboundUseCase<House, 'cancelTask'> = async (house, actor, input, call) => {
  await requireTask(house, input.taskId);
  await once(house.db, writeRequest(house, actor, 'cancelTask', input, call), async (trx) => {
    await requestTaskCancel(trx, input.taskId, house.now());
    return null;
  });
  const task = await requireTask(house, input.taskId);
  if (task.state === 'cancelled') await removeUploadOfTask(house, task.id);
  return task;
};
