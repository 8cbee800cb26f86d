import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { attachServer } from '../../packages/database/src/embedded/index.ts';
import { fastest } from '../warehouse-facts/timing.ts';
import { COLUMNS, QUESTIONS, questionSql, type RivalFiles } from './rival-rows.ts';

export interface AnswersOfPostgres {
  readonly version: string;
  /** The shortest of three, by question, after the table has been loaded, frozen and looked through. */
  readonly milliseconds: Readonly<Record<string, number>>;
  readonly answers: Readonly<Record<string, readonly number[]>>;
}

/** Room enough that nothing spills, and two processes beside the one that asks: as much as the machine has. */
const SETTINGS = {
  shared_buffers: '1GB',
  work_mem: '512MB',
  maintenance_work_mem: '512MB',
  fsync: 'off',
  max_parallel_workers_per_gather: '2',
};
const RUNS = 3;

/** The PostgreSQL that comes with the product, as a server of its own on the same lines. */
export async function askPostgres(directory: string, files: RivalFiles): Promise<AnswersOfPostgres> {
  // The server reads the file by itself, as an account of its own.
  chmodSync(directory, 0o755);
  chmodSync(join(files.csv, '..'), 0o755);
  chmodSync(files.csv, 0o644);
  const attached = await attachServer({ directory: join(directory, 'postgres'), settings: SETTINGS });
  try {
    const { control } = attached;
    await control.query(`CREATE TABLE line (${COLUMNS.map((name) => `${name} integer`).join(', ')})`);
    await control.query(`COPY line FROM '${files.csv}' (FORMAT csv)`);
    await control.query('VACUUM (FREEZE, ANALYZE) line');
    const milliseconds: Record<string, number> = {};
    const answers: Record<string, readonly number[]> = {};
    for (const question of QUESTIONS) {
      let rows: readonly (readonly unknown[])[] = [];
      const { seconds } = await fastest(RUNS, async () => {
        ({ rows } = await control.query({ text: questionSql(question, 'line'), rowMode: 'array' }));
      });
      milliseconds[question.name] = 1000 * seconds;
      answers[question.name] = rows.flatMap((row) => row.map(Number));
    }
    const { rows } = await control.query<{ version: string }>(
      "SELECT current_setting('server_version') AS version",
    );
    return { version: rows[0]?.version ?? '', milliseconds, answers };
  } finally {
    await attached.release();
  }
}
