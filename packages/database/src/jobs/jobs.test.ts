import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Refusal } from '@smalspor/domain/refusal';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../testing/index.ts';
import { defineJob, type HandledJob, handleJob } from './job-definition.ts';
import { hasOpenJob, type Jobs, startJobs } from './start-jobs.ts';

const greet = defineJob<{ readonly name: string }>({
  name: 'greet-person',
  retries: 2,
  retryDelaySeconds: 0,
  expireSeconds: 60,
  concurrency: 1,
});

let database: TestDatabase;
let running: Jobs[] = [];
const errors: string[] = [];

beforeEach(async () => {
  database = await openTestDatabase();
  errors.length = 0;
});
afterEach(async () => {
  await Promise.all(running.map((jobs) => jobs.stop()));
  running = [];
  await database.close();
});

async function start(...jobs: readonly HandledJob[]): Promise<Jobs> {
  const { db, connectionString } = database;
  const started = await startJobs({
    db,
    connectionString,
    jobs,
    pollSeconds: 0.5,
    stopSeconds: 5,
    onError: (error, job) => errors.push(`${job}: ${error.message}`),
  });
  running.push(started);
  return started;
}

const states = async () =>
  (await sql<{ state: string }>`select state::text from jobs.job order by created_on`.execute(database.db))
    .rows;

describe('a job', () => {
  it('exists if and only if its transaction commits', async () => {
    const greeted: string[] = [];
    const jobs = await start(handleJob(greet, async ({ name }) => void greeted.push(name)));
    await database.db.transaction().execute(async (trx) => {
      await jobs.enqueue(trx, greet, { name: 'Anne' });
      expect(await hasOpenJob(trx, greet, { name: 'Anne' })).toBe(true);
    });
    const failing = database.db.transaction().execute(async (trx) => {
      await jobs.enqueue(trx, greet, { name: 'Bo' });
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    const finished = [{ state: 'completed' }];
    await vi.waitFor(async () => expect(await states()).toEqual(finished), { timeout: 10_000 });
    expect(greeted).toEqual(['Anne']);
    expect(await hasOpenJob(database.db, greet, { name: 'Anne' })).toBe(false);
  });

  it('is tried again after a failure, and given up with nothing but a code on record', async () => {
    const retries: number[] = [];
    const jobs = await start(
      handleJob(greet, async ({ name }, { retry }) => {
        retries.push(retry);
        throw retry === 2 ? new Refusal('file-refused', 'Too many bad rows') : new TypeError(`about ${name}`);
      }),
    );
    await database.db.transaction().execute((trx) => jobs.enqueue(trx, greet, { name: '01010112345' }));
    await vi.waitFor(async () => expect(await states()).toEqual([{ state: 'failed' }]), { timeout: 20_000 });
    expect(retries).toEqual([0, 1, 2]);
    const kept = await sql<{ output: unknown }>`select output from jobs.job`.execute(database.db);
    expect(JSON.stringify(kept.rows)).toContain('file-refused');
    expect(JSON.stringify(kept.rows)).not.toContain('01010112345');
    expect(errors).toHaveLength(3);
  });

  it('of a killed worker is done by the next one at once', async () => {
    const source = `
      import { connectDatabase } from ${JSON.stringify(new URL('../connection/open-database.ts', import.meta.url).href)};
      import { defineJob, handleJob, startJobs } from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)};
      const connectionString = process.argv[1];
      const db = connectDatabase(connectionString);
      const greet = defineJob(${JSON.stringify(greet)});
      const jobs = await startJobs({ db, connectionString, pollSeconds: 0.5, onError: () => {},
        jobs: [handleJob(greet, () => { console.log('taken'); return new Promise(() => {}); })] });
      await db.transaction().execute((trx) => jobs.enqueue(trx, greet, { name: 'Anne' }));`;
    const worker = spawn(process.execPath, ['--input-type=module', '-e', source, database.connectionString], {
      cwd: import.meta.dirname,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(worker.stdout, 'data');
    worker.kill('SIGKILL');
    await once(worker, 'exit');
    expect(await states()).toEqual([{ state: 'active' }]);
    const attempts: number[] = [];
    await start(handleJob(greet, async (_, { retry }) => void attempts.push(retry)));
    await vi.waitFor(() => expect(attempts).toEqual([1]), { timeout: 10_000 });
  });
});

describe('a scheduled job', () => {
  it('keeps Norwegian time and forgets its schedule when the definition drops it', async () => {
    const nightly = { ...greet, schedule: { cron: '30 3 * * *', payload: { name: 'night' } } };
    const schedules = () =>
      sql`select name, cron, timezone, data from jobs.schedule`.execute(database.db).then(({ rows }) => rows);
    const first = await start(handleJob(nightly, async () => {}));
    expect(await schedules()).toEqual([
      { name: 'greet-person', cron: '30 3 * * *', timezone: 'Europe/Oslo', data: { name: 'night' } },
    ]);
    await first.stop();
    running = [];
    await start(handleJob(greet, async () => {}));
    expect(await schedules()).toEqual([]);
  });
});
