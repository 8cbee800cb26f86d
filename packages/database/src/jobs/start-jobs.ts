import { isRefusal } from '@smalspor/domain/refusal';
import { CompiledQuery, sql } from 'kysely';
import { type Db as BossDatabase, type Job, PgBoss } from 'pg-boss';
import { DatabaseError, toDatabaseError } from '../connection/database-error.ts';
import type { Db } from '../schema/tables.ts';
import type { HandledJob, JobDefinition } from './job-definition.ts';

export interface Jobs {
  /**
   * Puts a job in the queue as part of the transaction: it exists if and only if the transaction commits.
   *
   * @param options.after earliest start, ISO 8601
   */
  enqueue<P extends object>(
    trx: Db,
    definition: JobDefinition<P>,
    payload: P,
    options?: { readonly after?: string },
  ): Promise<void>;
  /** Stops taking jobs, waits for the running ones and puts the rest back. */
  stop(): Promise<void>;
}

export interface StartJobsOptions {
  readonly db: Db;
  readonly connectionString: string;
  readonly jobs: readonly HandledJob[];
  /** A failure of the queue itself or of a job; never carries a payload. */
  readonly onError: (error: Error, job: string | null) => void;
  readonly pollSeconds?: number;
  readonly stopSeconds?: number;
}

const ZONE = 'Europe/Oslo';
const HEARTBEAT_SECONDS = 60;

/**
 * Starts the only worker of a home; the caller owns the home. Jobs that a killed worker left half done are put back
 * at once, for nobody else can be at work on them.
 */
export async function startJobs(options: StartJobsOptions): Promise<Jobs> {
  const boss = new PgBoss({
    connectionString: options.connectionString,
    application_name: `smalspor jobs ${process.pid}`,
    schema: 'jobs',
    max: 4,
  });
  boss.on('error', (error) => options.onError(toDatabaseError(error), null));
  await boss.start();
  try {
    for (const job of options.jobs) await prepareQueue(boss, job.definition);
    for (const job of options.jobs) await putBackAbandoned(boss, options.db, job.definition.name);
    for (const job of options.jobs) await startWorker(boss, job, options);
  } catch (error) {
    await boss.stop({ graceful: false, close: true });
    throw error;
  }
  return {
    enqueue: async (trx, definition, payload, { after } = {}) => {
      await boss.send(definition.name, payload, {
        db: inTransaction(trx),
        ...(after === undefined ? {} : { startAfter: after }),
      });
    },
    stop: () => boss.stop({ graceful: true, close: true, timeout: (options.stopSeconds ?? 30) * 1_000 }),
  };
}

/** Whether a job with this payload waits, runs or will be tried again. */
export async function hasOpenJob<P extends object>(
  db: Db,
  definition: JobDefinition<P>,
  payload: Partial<P>,
): Promise<boolean> {
  const { rows } = await sql`
    select from jobs.job where name = ${definition.name} and state in ('created', 'retry', 'active')
      and data @> ${JSON.stringify(payload)}::jsonb limit 1`.execute(db);
  return rows.length > 0;
}

/** Whether a job with this payload waits and has not begun: what is written now, it will find. */
export async function hasWaitingJob<P extends object>(
  db: Db,
  definition: JobDefinition<P>,
  payload: Partial<P>,
): Promise<boolean> {
  const { rows } = await sql`
    select from jobs.job where name = ${definition.name} and state in ('created', 'retry')
      and data @> ${JSON.stringify(payload)}::jsonb limit 1`.execute(db);
  return rows.length > 0;
}

/** Whether such a job was put in the queue at an instant or later, as far as the queue remembers. */
export async function hasJobSince<P extends object>(
  db: Db,
  definition: JobDefinition<P>,
  instant: string,
): Promise<boolean> {
  const { rows } = await sql`
    select from jobs.job where name = ${definition.name} and created_on >= ${instant}::timestamptz limit 1`.execute(
    db,
  );
  return rows.length > 0;
}

async function prepareQueue(boss: PgBoss, definition: JobDefinition<object>): Promise<void> {
  const settings = {
    retryLimit: definition.retries,
    retryDelay: definition.retryDelaySeconds,
    expireInSeconds: definition.expireSeconds,
    heartbeatSeconds: HEARTBEAT_SECONDS,
  };
  const known = await boss.getQueue(definition.name);
  if (known === null) await boss.createQueue(definition.name, settings);
  else await boss.updateQueue(definition.name, settings);
  if (definition.schedule === undefined) await boss.unschedule(definition.name);
  else
    await boss.schedule(definition.name, definition.schedule.cron, definition.schedule.payload, {
      tz: ZONE,
      missed: 'once',
    });
}

async function putBackAbandoned(boss: PgBoss, db: Db, name: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from jobs.job where name = ${name} and state = 'active'`.execute(db);
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0) await boss.fail(name, ids, { message: 'The worker was gone' });
}

async function startWorker(boss: PgBoss, job: HandledJob, options: StartJobsOptions): Promise<void> {
  const { name, concurrency } = job.definition;
  await boss.work<object>(
    name,
    {
      batchSize: 1,
      localConcurrency: concurrency,
      pollingIntervalSeconds: options.pollSeconds ?? 1,
    },
    async (taken: Job<object>[]) => {
      for (const { id, data, retryCount, signal } of taken) {
        try {
          await job.handle(data, { id, retry: retryCount, signal });
        } catch (error) {
          options.onError(
            error instanceof Error ? error : new Error('A job threw something that is no error'),
            name,
          );
          throw withoutValues(error);
        }
      }
    },
  );
}

/** The queue keeps a failed job's error in its table, so only what can carry no health data goes there. */
function withoutValues(error: unknown): Error {
  if (isRefusal(error)) return new Error(`${error.code}: ${error.detail}`);
  if (error instanceof DatabaseError) return new Error(error.message);
  return new Error(error instanceof Error ? error.name : 'unknown');
}

function inTransaction(trx: Db): BossDatabase {
  return {
    executeSql: async (text, values) => {
      const { rows } = await trx.executeQuery(CompiledQuery.raw(text, values));
      return { rows: [...rows] };
    },
  };
}
