import { cancelTask, listTasks, readTask } from './follow-tasks.ts';

/** What the contract’s operations about tasks do. */
export const operations = {
  listTasks,
  readTask,
  cancelTask,
};
