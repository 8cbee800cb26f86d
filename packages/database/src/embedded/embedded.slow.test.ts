import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { claimHome } from '../connection/home-claim.ts';
import { type OpenedDatabase, openDatabase } from '../connection/open-database.ts';
import { type HomeProcess, startHomeProcess } from '../testing/home-process.ts';
import { clusterDirectory } from './cluster-directory.ts';
import { findRunningServer, isProcessAlive } from './running-server.ts';
import { findShippedServer, prepareBinaries } from './server-binaries.ts';

const isRoot = process.getuid?.() === 0;
const STRANGER = { uid: 61_234, gid: 61_234 };
const NOBODY = { uid: 65_534, gid: 65_534 };
/** Whether an ordinary user can run the programs of this checkout; not where it lies under /root. */
const strangerCanRun =
  isRoot && spawnSync(process.execPath, ['--version'], { ...STRANGER, cwd: '/' }).status === 0;

let root: string;
let home: string;
const processes: HomeProcess[] = [];

/** A new root and a home in it that does not exist yet. */
async function makeRoot(): Promise<void> {
  root = await mkdtemp(join(tmpdir(), 'smalspor-embedded-'));
  // As a home under /root: nobody but its owner may walk here.
  await chmod(root, 0o700);
  home = join(root, 'home');
}

async function killProcesses(): Promise<void> {
  await Promise.all(processes.splice(0).map((one) => one.kill()));
}

async function removeRoot(): Promise<void> {
  const left = await serverOf(home);
  if (left !== null) process.kill(left.pid, 'SIGKILL');
  while (left !== null && isProcessAlive(left.pid)) await new Promise((resolve) => setTimeout(resolve, 10));
  await rm(root, { recursive: true, force: true });
}

afterEach(killProcesses);

const serverOf = (directory: string) => findRunningServer(clusterDirectory(join(directory, 'postgres')));

function start(wish?: 'claim', account?: typeof STRANGER): HomeProcess {
  const started = startHomeProcess(home, wish, account);
  processes.push(started);
  return started;
}

async function addHpr(database: OpenedDatabase, hpr: string): Promise<void> {
  await database.db.insertInto('prescriber_keys').values({ hpr }).execute();
}

async function listHprs(database: OpenedDatabase): Promise<readonly string[]> {
  const rows = await database.db.selectFrom('prescriber_keys').select('hpr').orderBy('hpr').execute();
  return rows.map(({ hpr }) => hpr);
}

describe('a new home', () => {
  beforeEach(makeRoot);
  afterEach(removeRoot);

  it('is made at the first open, with Norwegian sorting, and stopped by the last close', async () => {
    const steps: string[] = [];
    const first = await openDatabase({ home, onProgress: (step) => steps.push(step) });
    expect(steps).toEqual(['creating', 'starting', 'ready', 'migrating']);
    const order = await sql<{
      x: string;
    }>`select x from unnest(array['Aa','Z','Æ','Ø']) as t(x) order by x`.execute(first.db);
    expect(order.rows.map(({ x }) => x)).toEqual(['Z', 'Æ', 'Ø', 'Aa']);
    const settings = await sql<{ fsync: string; super: string }>`
      select current_setting('fsync') as fsync, current_setting('is_superuser') as super`.execute(first.db);
    expect(settings.rows).toEqual([{ fsync: 'on', super: 'off' }]);
    const second = await openDatabase({ home });
    await addHpr(first, '1');
    await first.close();
    expect(await listHprs(second)).toEqual(['1']);
    await second.close();
    expect(await serverOf(home)).toBeNull();
    const again = await openDatabase({ home });
    expect(await listHprs(again)).toEqual(['1']);
    await again.close();
  });

  it('is one for five processes that open a new home at once', async () => {
    const all = Array.from({ length: 5 }, () => start());
    const said = await Promise.all(all.map((one) => one.said()));
    expect(said[0]).toMatch(/^open \d+$/);
    expect(new Set(said).size).toBe(1);
    expect(await Promise.all(all.map((one) => one.close()))).toEqual(Array(5).fill('closed'));
    expect(await serverOf(home)).toBeNull();
    expect((await readdir(home)).sort()).toEqual(['home-id', 'postgres']);
  });

  it('comes up after kills at any moment of its first start', async () => {
    for (const delay of [5, 80, 160, 240, 320, 400, 500, 600, 700]) {
      const one = start();
      await new Promise((resolve) => setTimeout(resolve, delay));
      await one.kill();
    }
    const database = await openDatabase({ home });
    await addHpr(database, '1');
    await database.close();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await (await openDatabase({ home })).close();
    expect((await readdir(home)).filter((name) => name.includes('init'))).toEqual([]);
  });
});

describe.runIf(strangerCanRun)('an ordinary user', () => {
  beforeEach(async () => {
    await makeRoot();
    await chmod(root, 0o755);
    await mkdir(home);
    await chown(home, NOBODY.uid, NOBODY.gid);
  });
  afterEach(removeRoot);

  it('has a server of the own', async () => {
    const one = start(undefined, NOBODY);
    expect(await one.said()).toMatch(/^open/);
    expect((await stat(join(home, 'postgres', 'data'))).uid).toBe(NOBODY.uid);
    expect(await one.close()).toBe('closed');
  });

  it('may be helped by root, who leaves the files with their owner', async () => {
    const database = await openDatabase({ home });
    await database.close();
    expect((await stat(join(home, 'postgres', 'data'))).uid).toBe(NOBODY.uid);
  });

  it('is told whose the data is when it belongs to someone else', async () => {
    await (await openDatabase({ home })).close();
    await chmod(join(home, 'postgres'), 0o755);
    expect(await start(undefined, STRANGER).said()).toMatch(/belongs to user number 65534/);
  });

  it('without an entry in the passwd file is told what to do', async () => {
    await chown(home, STRANGER.uid, STRANGER.gid);
    expect(await start(undefined, STRANGER).said()).toMatch(
      /User number 61234 has no entry in the passwd file/,
    );
  });
});

describe.runIf(isRoot)('the shipped programs', () => {
  beforeEach(makeRoot);
  afterEach(removeRoot);

  it('are copied once to where the account can read them, complete and safe from others', async () => {
    const { version } = await findShippedServer();
    const hidden = join(root, 'node_modules', 'native');
    const { native } = await findShippedServer();
    spawnSync('cp', ['-r', native, '-T', hidden.replace('/native', '')]);
    const place = await mkdtemp(join(tmpdir(), 'smalspor-runtime-'));
    await chmod(place, 0o755);
    const shipped = { native: join(root, 'node_modules'), version };
    const [a, b] = await Promise.all([
      prepareBinaries(shipped, STRANGER, [place]),
      prepareBinaries(shipped, STRANGER, [place]),
    ]);
    expect(a).toEqual(b);
    expect(a.postgres.startsWith(place)).toBe(true);
    expect(spawnSync(a.initdb, ['--version'], { ...STRANGER, cwd: '/', env: {} }).status).toBe(0);
    expect(await readdir(place)).toHaveLength(1);
    await chmod(place, 0o777);
    await expect(prepareBinaries(shipped, STRANGER, [place])).rejects.toMatchObject({
      code: 'database-unavailable',
    });
    await rm(place, { recursive: true });
  });
});

/** The database notices a killed client's closed connection within moments, not at once. */
async function retry<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

const DAMAGED: readonly (readonly [what: string, damage: () => string | null, says: string])[] = [
  ['is no JSON', () => 'postgres', 'is not what was written'],
  ['holds something else', () => '{"superuser": 1}', 'is not what was written'],
  ['is missing', () => null, 'cannot be read'],
  [
    'holds other passwords',
    () => JSON.stringify({ superuser: 'x', application: 'y' }),
    'does not open the database',
  ],
];

describe('a home that has been used before', () => {
  beforeAll(async () => {
    await makeRoot();
    await (await openDatabase({ home })).close();
  });
  afterAll(removeRoot);

  it('belongs to an account that is not root, and nobody else can read it or its passwords', async () => {
    const database = await openDatabase({ home });
    const data = await stat(join(home, 'postgres', 'data'));
    expect(data.uid).not.toBe(0);
    expect(data.mode & 0o777).toBe(0o700);
    expect((await stat(join(home, 'postgres', 'credentials.json'))).mode & 0o777).toBe(0o600);
    await database.close();
  });

  it.each(DAMAGED)(
    'is refused when the file of passwords %s, and leaves no server running',
    async (_what, damage, says) => {
      const path = join(home, 'postgres', 'credentials.json');
      const whole = await readFile(path);
      const damaged = damage();
      await (damaged === null ? rm(path) : writeFile(path, damaged));
      await expect(openDatabase({ home })).rejects.toMatchObject({
        code: 'configuration-invalid',
        detail: expect.stringContaining(`postgres/credentials.json in the home ${says}: restore it`),
      });
      expect(await serverOf(home)).toBeNull();
      await writeFile(path, whole, { mode: 0o600 });
      await (await openDatabase({ home })).close();
    },
  );

  it('is found again after its parent was killed', async () => {
    const parent = start();
    expect(await parent.said()).toMatch(/^open/);
    const before = await serverOf(home);
    await parent.kill();
    const database = await openDatabase({ home });
    expect(await serverOf(home)).toEqual(before);
    await database.close();
    expect(await serverOf(home)).toBeNull();
  });

  it('keeps every acknowledged row when it is killed itself', async () => {
    const database = await openDatabase({ home });
    for (const hpr of ['101', '102', '103']) await addHpr(database, hpr);
    const server = await serverOf(home);
    process.kill(server?.pid ?? 0, 'SIGKILL');
    await expect(
      (async () => {
        for (;;) await listHprs(database);
      })(),
    ).rejects.toMatchObject({ name: 'DatabaseError' });
    await database.close();
    const again = await openDatabase({ home });
    expect(await listHprs(again)).toEqual(['101', '102', '103']);
    await again.close();
  });

  it('starts although the old pid file names a living process that is something else', async () => {
    const other = spawn(
      'sleep',
      ['60'],
      isRoot ? { uid: (await stat(join(home, 'postgres', 'data'))).uid } : {},
    );
    await once(other, 'spawn');
    await writeFile(
      join(home, 'postgres', 'data', 'postmaster.pid'),
      `${other.pid}\n/x\n1\n5432\n\nlocalhost\n1 1\nready\n`,
    );
    const database = await openDatabase({ home });
    await database.close();
    other.kill('SIGKILL');
  });

  it('writes no statement and no value to its log', async () => {
    const database = await openDatabase({ home });
    await addHpr(database, '990000001');
    await addHpr(database, '990000001').catch(() => {});
    await sql`select ${'01010112345'}::date`.execute(database.db).catch(() => {});
    await database.close();
    const log = await readFile(join(home, 'postgres', 'server.log'), 'utf8');
    expect(log).toContain('ERROR');
    expect(log).not.toMatch(/990000001|select|insert/);
  });

  describe('a claim on the home', () => {
    it('is refused while another process holds it, with its number and what to do', async () => {
      const owner = start('claim');
      expect(await owner.said()).toMatch(/^open/);
      const database = await openDatabase({ home });
      await expect(claimHome(database, 'command')).rejects.toMatchObject({
        code: 'home-in-use',
        facts: { role: 'server', pid: owner.child.pid },
        detail: expect.stringMatching(/server \(process \d+ on .*stop the server first/),
      });
      await owner.kill();
      const claim = await retry(() => claimHome(database, 'command'));
      await claim.release();
      await database.close();
    });

    it('keeps another version from changing the schema under it', async () => {
      const database = await openDatabase({ home });
      const claim = await claimHome(database, 'server');
      // As an older version left it: the last migration has not been made.
      const taken = await sql<{ name: string; timestamp: string }>`
        delete from kysely_migration where name = (select max(name) from kysely_migration)
        returning name, timestamp`.execute(database.db);
      await expect(openDatabase({ home })).rejects.toMatchObject({
        code: 'home-in-use',
        facts: { pid: process.pid },
      });
      for (const { name, timestamp } of taken.rows) {
        await sql`insert into kysely_migration values (${name}, ${timestamp})`.execute(database.db);
      }
      await claim.release();
      await database.close();
    });

    it('can be taken again after it was released, and tells when it is lost', async () => {
      const database = await openDatabase({ home });
      const first = await claimHome(database, 'server');
      await first.release();
      expect(first.lost.aborted).toBe(false);
      const second = await claimHome(database, 'server');
      await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'smalspor server %'`.execute(
        database.db,
      );
      if (!second.lost.aborted) await once(second.lost, 'abort');
      expect(second.lost.reason).toMatchObject({ code: 'home-in-use' });
      await second.release();
      await database.close();
    });
  });

  describe('a home and a database', () => {
    it('that do not belong together are refused', async () => {
      const database = await openDatabase({ home });
      const otherHome = join(root, 'other');
      const opening = openDatabase({ home: otherHome, databaseUrl: database.connectionString });
      await expect(opening).rejects.toMatchObject({ code: 'home-mismatch' });
      const same = await openDatabase({ home, databaseUrl: database.connectionString });
      expect(same.embedded).toBe(false);
      await same.close();
      await database.close();
    });

    it('are told apart from a database that is not there', async () => {
      await expect(
        openDatabase({ home, databaseUrl: 'postgresql://x:secret@127.0.0.1:1/x' }),
      ).rejects.toMatchObject({
        code: 'database-unavailable',
        detail: expect.not.stringContaining('secret'),
      });
    });
  });
});
