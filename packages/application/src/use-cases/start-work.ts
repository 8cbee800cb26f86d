import { handleJob, hasOpenJob, type Jobs, startJobs } from '@smalspor/database/jobs';
import { dropAllStaged } from '@smalspor/database/lmdi';
import { findPerson } from '@smalspor/database/people';
import { findTask, finishTask, listOpenTasks, type Task, type TaskResult } from '@smalspor/database/tasks';
import type { Actor } from '@smalspor/domain/access';
import type { ProblemCode } from '@smalspor/domain/refusal';
import { findRoles } from '../accounts/find-roles.ts';
import { sendWaitingStatements, statementJob } from '../courses/statements/send-statements.ts';
import { createDeliveryWork } from '../deliveries/delivery-work.ts';
import type { House } from '../house/house.ts';
import { catchUpGroups } from '../imports/catch-up-groups.ts';
import { catchUpInstitutions } from '../imports/note-institutions.ts';
import { removeUploadOfTask, runImportTask } from '../imports/start-import.ts';
import { sweepReceivedFiles } from '../imports/sweep-received-files.ts';
import { reminderJob, sendReminders } from '../institution-follow-up/reminder-job.ts';
import { writeAdministrations, writeAdministrationsJob } from '../lmdi/write-administrations.ts';
import { mailJob, sendWaitingMail } from '../mail/mail-job.ts';
import { doProgrammeReports, issueSoon, programmeReportsJob } from '../programmes/index.ts';
import { catchUpRelease } from '../releases/catch-up-release.ts';
import { followRelease } from '../releases/follow-release.ts';
import { publishRelease } from '../releases/publish-release.ts';
import { doReleaseDeclarations } from '../releases/release-declarations.ts';
import { declarationsJob, followReleaseJob } from '../releases/release-jobs.ts';
import { issueReports } from '../reports/issue-reports.ts';
import { applyNightlyRetention, retentionJob } from '../retention/retention-job.ts';
import { catchUpSignals } from '../signals/catch-up-signals.ts';
import { findSignals } from '../signals/find-signals.ts';
import { digestJob, findSignalsJob } from '../signals/signal-jobs.ts';
import { writeDigests } from '../signals/write-digests.ts';
import { oneAtATime } from '../tasks/one-at-a-time.ts';
import { runTask, type TaskTools } from '../tasks/run-task.ts';
import { sweepJob, sweepOldRows } from '../tasks/sweep-old-rows.ts';
import { type TaskPayload, writeJob } from '../tasks/task-jobs.ts';

/** The work of each kind of task, done in the name of whoever started it. */
const WORK: Readonly<
  Record<
    Task['kind'],
    (house: House, actor: Actor, taskId: string, tools: TaskTools, jobs: Jobs) => Promise<TaskResult>
  >
> = {
  import: runImportTask,
  release: async (house, actor, _taskId, tools, jobs) => {
    const { releaseId } = await publishRelease(
      house,
      actor,
      { ...tools, requestId: null },
      { alsoRecord: (trx) => jobs.enqueue(trx, followReleaseJob, {}) },
    );
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
  const { name, hpr, professions } = person;
  return { userId, name, hpr, professions, ...(await findRoles(house, person)) };
}

export interface Work {
  readonly jobs: Jobs;
  /** Stops what is under way, which the next start begins anew, and takes nothing more. */
  readonly stop: () => Promise<void>;
}

async function doTask(
  house: House,
  { taskId, userId }: TaskPayload,
  serverStops: AbortSignal,
  jobs: Jobs,
): Promise<void> {
  const task = await findTask(house.db, taskId);
  if (task === null || task.finishedAt !== null) return;
  const actor = await actorOf(house, userId);
  if (actor === null)
    await endTask(house, taskId, 'not-allowed', 'Whoever started this has no account any more.');
  else
    await runTask(house, taskId, serverStops, (tools) => WORK[task.kind](house, actor, taskId, tools, jobs));
  await removeUploadOfTask(house, taskId);
}

function endTask(house: House, taskId: string, code: ProblemCode, detail: string): Promise<void> {
  return finishTask(house.db, taskId, { state: 'failed', code, detail }, house.now());
}

/** Ends tasks that the queue has given up: their worker was killed again and again. */
async function endAbandonedTasks(house: House): Promise<void> {
  for (const { id } of await listOpenTasks(house.db)) {
    if (await hasOpenJob(house.db, writeJob, { taskId: id })) continue;
    await endTask(house, id, 'internal', 'The work was interrupted too often. Start it again.');
    await removeUploadOfTask(house, id);
  }
}

/** Starts the queue of a served home. A task whose worker was killed is done again from its start. */
export async function startWork(house: House): Promise<Work> {
  // Nothing is being received before the server listens.
  await sweepReceivedFiles(house, house.now());
  await dropAllStaged(house.db);
  await catchUpGroups(house);
  await catchUpInstitutions(house);
  const stopping = new AbortController();
  const serverStops = AbortSignal.any([stopping.signal, house.claimLost]);
  // Both write to the lake, and it has one writer at a time.
  const alone = oneAtATime();
  const deliveries = createDeliveryWork(house, alone, serverStops);
  const queue = Promise.withResolvers<Jobs>();
  const jobs = await startJobs({
    db: house.db,
    connectionString: house.connectionString,
    jobs: [
      handleJob(writeJob, (payload) =>
        alone(async () => doTask(house, payload, serverStops, await queue.promise)),
      ),
      handleJob(declarationsJob, (payload) =>
        alone(async () => doReleaseDeclarations(house, await queue.promise, payload, serverStops)),
      ),
      handleJob(followReleaseJob, () =>
        alone(() =>
          followRelease(house, serverStops, async (trx) => {
            const own = await queue.promise;
            await issueSoon(own, trx, null);
            await own.enqueue(trx, findSignalsJob, {});
          }),
        ).then(() => undefined),
      ),
      handleJob(findSignalsJob, async () => {
        await alone(() => findSignals(house, serverStops));
        await writeDigests(house, serverStops);
      }),
      handleJob(digestJob, () => writeDigests(house, serverStops).then(() => undefined)),
      handleJob(writeAdministrationsJob, () =>
        alone(() => writeAdministrations(house, serverStops)).then(() => undefined),
      ),
      handleJob(retentionJob, () => alone(() => applyNightlyRetention(house, serverStops))),
      handleJob(reminderJob, () => sendReminders(house, serverStops)),
      handleJob(mailJob, () => sendWaitingMail(house, serverStops)),
      handleJob(programmeReportsJob, (payload) => doProgrammeReports(house, payload, serverStops)),
      handleJob(statementJob, () => sendWaitingStatements(house, serverStops)),
      handleJob(sweepJob, () => sweepOldRows(house)),
      ...deliveries.jobs,
    ],
    onError: (error, job) => {
      if (!serverStops.aborted) house.log.error({ event: 'job-failed', job: job ?? 'queue', err: error });
    },
  });
  queue.resolve(jobs);
  await catchUpRelease(house, jobs);
  await catchUpSignals(house, jobs);
  await endAbandonedTasks(house);
  await deliveries.begin(jobs);
  return {
    jobs,
    stop: () => {
      stopping.abort();
      return jobs.stop();
    },
  };
}
