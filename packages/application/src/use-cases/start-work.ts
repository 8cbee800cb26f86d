import { handleJob, type Jobs, startJobs } from '@smalspor/database/jobs';
import { findPerson } from '@smalspor/database/people';
import { findTask, finishTask, type Task, type TaskResult } from '@smalspor/database/tasks';
import type { Actor } from '@smalspor/domain/access';
import { findRoles } from '../accounts/find-roles.ts';
import type { House } from '../house/house.ts';
import { runImportTask } from '../imports/start-import.ts';
import { publishRelease } from '../releases/publish-release.ts';
import { issueReports } from '../reports/issue-reports.ts';
import { runTask, type TaskTools } from '../tasks/run-task.ts';
import { sweepJob, sweepOldRows } from '../tasks/sweep-old-rows.ts';
import { writeJob } from '../tasks/task-jobs.ts';

/** The work of each kind of task, done in the name of whoever started it. */
const WORK: Readonly<
  Record<Task['kind'], (house: House, actor: Actor, taskId: string, tools: TaskTools) => Promise<TaskResult>>
> = {
  import: runImportTask,
  release: async (house, actor, _taskId, tools) => {
    const { releaseId } = await publishRelease(house, actor, { ...tools, requestId: null });
    return { batchId: null, releaseId, reports: null, unchanged: false };
  },
  'issue-reports': async (house, actor, _taskId, tools) => {
    const { releaseId, reports, unchanged } = await issueReports(
      house,
      actor,
      { withPdf: false },
      { ...tools, requestId: null },
    );
    return { batchId: null, releaseId, reports, unchanged: reports === 0 && unchanged > 0 };
  },
};

async function actorOf(house: House, userId: string): Promise<Actor | null> {
  const person = await findPerson(house.db, userId);
  if (person === null) return null;
  return { userId, name: person.name, roles: await findRoles(house, person), hpr: person.hpr };
}

/** Starts the queue of a served home. A task whose worker was killed is done again from its start. */
export function startWork(house: House): Promise<Jobs> {
  const runOne = handleJob(writeJob, async ({ taskId, userId }) => {
    const task = await findTask(house.db, taskId);
    if (task === null || task.finishedAt !== null) return;
    const actor = await actorOf(house, userId);
    if (actor === null) {
      await finishTask(
        house.db,
        taskId,
        { state: 'failed', code: 'not-allowed', detail: 'Whoever started this has no account any more.' },
        house.now(),
      );
      return;
    }
    await runTask(house, taskId, (tools) => WORK[task.kind](house, actor, taskId, tools));
  });
  return startJobs({
    db: house.db,
    connectionString: house.connectionString,
    jobs: [runOne, handleJob(sweepJob, () => sweepOldRows(house))],
    onError: (error, job) => house.log.error({ event: 'job-failed', job: job ?? 'queue', err: error }),
  });
}
