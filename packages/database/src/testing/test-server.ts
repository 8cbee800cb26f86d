import { createHash } from 'node:crypto';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { connectDatabase } from '../connection/open-database.ts';
import { type AttachedServer, attachServer } from '../embedded/attach-server.ts';
import { isProcessAlive } from '../embedded/running-server.ts';
import { MIGRATIONS } from '../migrations/all-migrations.ts';
import { migrateDatabase } from '../migrations/migrate-database.ts';

/**
 * One server for all tests on this machine by this user. It outlives a killed run and is found again by the
 * next; the last run stops it. Tests lose their databases anyway, so it need not wait for the disk.
 */
export function attachTestServer(): Promise<AttachedServer> {
  const checkout = createHash('sha256')
    .update(import.meta.dirname)
    .digest('hex')
    .slice(0, 8);
  return attachServer({
    directory: join(tmpdir(), `smalspor-test-${userInfo().uid}-${checkout}`, 'postgres'),
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
  });
}

export function testConnectionString({ server, credentials }: AttachedServer, database: string): string {
  return `postgresql://postgres:${credentials.superuser}@127.0.0.1:${server.port}/${database}`;
}

const TEMPLATE_LOCK = 7_236_009;

/** The database with all migrations that each test's own is copied from; made once for each set of migrations. */
export async function ensureTemplate(attached: AttachedServer): Promise<string> {
  const migrations = Object.values(MIGRATIONS).map(({ up }) => up.toString());
  const version = createHash('sha256').update(migrations.join('\n')).digest('hex').slice(0, 12);
  const template = `template_${version}`;
  const { control } = attached;
  await control.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
  try {
    const found = await control.query('select from pg_database where datname = $1', [template]);
    if (found.rows.length > 0) return template;
    const building = `${template}_building`;
    await control.query(`drop database if exists ${building} with (force)`);
    await control.query(`create database ${building}`);
    const db = connectDatabase(testConnectionString(attached, building));
    try {
      await migrateDatabase(db);
    } finally {
      await db.destroy();
    }
    await control.query(`alter database ${building} rename to ${template}`);
    return template;
  } finally {
    await control.query('select pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
  }
}

let count = 0;

/** A name that tells which process to ask whether the database is still wanted. */
export function nameTestDatabase(ownerPid: number = process.pid): string {
  count += 1;
  return `test_${ownerPid}_${count}_${process.pid.toString(36)}${Date.now().toString(36)}`;
}

/** Drops the databases of tests that were killed, and templates of other versions that no run uses any more. */
export async function sweepTestDatabases(control: pg.Client): Promise<void> {
  const { rows } = await control.query<{ name: string }>(
    String.raw`select datname as name from pg_database where datname like 'test\_%'`,
  );
  for (const { name } of rows) {
    const pid = Number(name.split('_')[1]);
    if (!isProcessAlive(pid))
      await control.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
  }
}
