import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { handleJob, startJobs } from '@smalspor/database/jobs';
import { type DeclaredLength, declareLength } from '@smalspor/database/programmes';
import { findCurrentRelease, listReleases } from '@smalspor/database/releases';
import { findReport, listReports, type ReportEntry } from '@smalspor/database/reports';
import { systemScope } from '@smalspor/domain/access';
import type { ReportModel } from '@smalspor/domain/reports';
import { parseMonth } from '@smalspor/domain/time';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccounts } from '../accounts/create-accounts.ts';
import type { House } from '../house/house.ts';
import { importRegisterFiles } from '../imports/import-register-files.ts';
import { issueReports } from '../reports/issue-reports.ts';
import { parseModel } from '../reports/read-reports.ts';
import {
  createTestHome,
  operator,
  quietTools,
  stoppingTools,
  type TestHome,
  townFiles,
} from '../testing/index.ts';
import { followRelease } from './follow-release.ts';
import { publishRelease } from './publish-release.ts';
import { doReleaseDeclarations, releaseDeclarations, releaseSoon } from './release-declarations.ts';
import { declarationsJob } from './release-jobs.ts';
import { verifyHome } from './verify-home.ts';

const SCOPE = systemScope('verify-home');
const RATE = 'prescriptions-per-1000-declared';

/** A year of doctors who say how long their lists are: the tests follow each other. */
let home: TestHome;
let house: House;
/** Two doctors with reports, and everyone's first reports. */
let anne: ReportEntry;
let bo: ReportEntry;
let first: readonly ReportEntry[];

beforeAll(async () => {
  home = await createTestHome('issued');
  house = await home.open();
  first = await inForce();
  const declared = await Promise.all(
    first.map(async (entry) => ({ entry, rate: await rateOf(await modelOf(entry)) })),
  );
  const [one, two] = declared.filter(({ rate }) => rate !== null);
  if (!one || !two) throw new Error('Nobody has a declared list');
  anne = one.entry;
  bo = two.entry;
});
afterAll(() => home.remove());

async function inForce(): Promise<readonly ReportEntry[]> {
  return (await listReports(house.db, SCOPE)).filter(({ supersededBy }) => supersededBy === null);
}

async function reportOf(hpr: string): Promise<ReportEntry> {
  const entry = (await inForce()).find((each) => each.hpr === hpr);
  if (!entry) throw new Error('There is no such report');
  return entry;
}

async function modelOf({ id }: Pick<ReportEntry, 'id'>): Promise<ReportModel> {
  const report = await findReport(house.db, SCOPE, id);
  if (report === null) throw new Error('There is no such report');
  return parseModel(report);
}

function rateOf({ headline, choice, other }: ReportModel): number | null {
  const block = [...headline, ...choice, ...other].find(({ indicator }) => indicator === RATE);
  return block?.rows.find(({ level }) => level === 'own')?.estimate.value ?? null;
}

/** `minutes` ago, by the house's clock. */
async function declare(
  hpr: string,
  patients: number,
  { from = '2019-01', minutes = 60 }: { readonly from?: string; readonly minutes?: number } = {},
): Promise<void> {
  const identity = {
    ...{ issuer: 'demo', subject: `hpr-${hpr}`, name: hpr, hpr },
    ...{ pidPseudonym: null, securityLevel: null },
  };
  const { actor } = await createAccounts(house).signIn(identity, { requestId: 'r', idempotencyKey: null });
  const said: DeclaredLength = {
    ...{ hpr, patients, from: parseMonth(from), basis: 'own' },
    declaredAt: new Date(Date.parse(house.now()) - minutes * 60_000).toISOString(),
  };
  await house.db.transaction().execute((trx) => declareLength(trx, said, actor.userId));
}

const release = (waits = true, tools = quietTools()) =>
  releaseDeclarations(house, { waits }, tools, async () => undefined);
const follow = () => followRelease(house, new AbortController().signal, async () => undefined);
const releases = async () =>
  (await listReleases(house.db)).filter(({ state }) => state === 'published').length;

describe('a declared list length', () => {
  it('makes no release while nobody has declared anything', async () => {
    expect(await release(false)).toBeNull();
    expect(await follow()).toBe(0);
  });

  it('waits until nobody declares any more, and then one release holds what all have said', async () => {
    const before = await releases();
    await declare(anne.hpr, 4_000);
    await declare(bo.hpr, 3_000, { minutes: 5 });
    expect(await release()).toBeNull();
    await house.clock.set(new Date(Date.parse(house.now()) + 20 * 60_000).toISOString());
    const id = await release();
    expect((await findCurrentRelease(house.db))?.id).toBe(id);
    expect(await release(false)).toBeNull();
    expect(await releases()).toBe(before + 1);
    expect((await house.shelf.current())?.manifest.declarations).toMatchObject({ rows: 2 });
  });

  it('corrects the reports of those who declared, which says why, and nobody else’s', async () => {
    const old = await modelOf(anne);
    expect(await follow()).toBe(2);
    expect(await follow()).toBe(0);
    const now = await reportOf(anne.hpr);
    expect(now.supersedes).toBe(anne.id);
    const model = await modelOf(now);
    expect(model.correction?.nb).toContain('Du har oppgitt en annen listelengde');
    expect(rateOf(model)).not.toBe(rateOf(old));
    const changed = (await inForce()).filter(({ id }) => !first.some((each) => each.id === id));
    expect(new Set(changed.map(({ hpr }) => hpr))).toEqual(new Set([anne.hpr, bo.hpr]));
    // Others are asked too where everyone's reports are issued: a colleague's list is no reason to write to them.
    const issued = await issueReports(house, operator, { withPdf: false }, quietTools());
    expect(issued).toMatchObject({ reports: 0 });
    expect((await verifyHome(house, quietTools())).problems).toEqual([]);
  });

  it('holds from its month on, and is not lost with a builder that is stopped', async () => {
    const whole = rateOf(await modelOf(await reportOf(anne.hpr))) ?? 0;
    await declare(anne.hpr, 2_000, { from: '2020-07' });
    const served = await findCurrentRelease(house.db);
    const whenMeasured = stoppingTools(({ step }) => step === 'measure');
    await expect(release(true, whenMeasured)).rejects.toMatchObject({ name: 'AbortError' });
    expect((await findCurrentRelease(house.db))?.id).toBe(served?.id);
    expect(await release()).not.toBeNull();
    expect(await follow()).toBe(1);
    // Half a year of 4000 and half a year of 2000 are 3000.
    const half = rateOf(await modelOf(await reportOf(anne.hpr))) ?? 0;
    expect(half / whole).toBeCloseTo(4 / 3, 1);
  });

  it('is corrected again by declaring it back', async () => {
    await declare(anne.hpr, 4_000, { from: '2020-07' });
    expect(await release()).not.toBeNull();
    expect(await follow()).toBe(1);
    const { supersedes } = await modelOf(await reportOf(anne.hpr));
    expect(supersedes).not.toBeNull();
  });

  it('that lies after the measured months, or says the same again, changes nothing', async () => {
    await declare(anne.hpr, 1_000, { from: '2021-03' });
    await declare(bo.hpr, 3_000);
    expect(await release(false)).toBeNull();
  });

  it('is not undone by what a register delivers later, and nothing that waits gets out with it', async () => {
    const source = (await townFiles()).find(({ format }) => format === 'declared-lists');
    if (!source) throw new Error('The town has no declared lists');
    const path = join(home.directory, 'declared.csv');
    const text = await readFile(source.path, 'utf8');
    await writeFile(path, text.replace('sequence=1', 'sequence=2').replace(/;\d+;own/gu, ';777;own'));
    await importRegisterFiles(house, operator, { ...source, name: 'declared.csv', path }, quietTools());
    await declare(bo.hpr, 3_100);
    const parts = () => house.shelf.current().then((reader) => reader?.manifest.batches.map(({ id }) => id));
    const served = await parts();
    expect(await release()).not.toBeNull();
    expect(await parts()).toEqual(served);
    await follow();
    const before = rateOf(await modelOf(await reportOf(bo.hpr)));
    await publishRelease(house, operator, quietTools());
    expect(await parts()).not.toEqual(served);
    const issued = await issueReports(house, operator, { withPdf: false }, quietTools());
    expect(issued.corrections).toBeGreaterThan(0);
    expect(rateOf(await modelOf(await reportOf(bo.hpr)))).toBe(before);
  });
});

describe('the question for a release', () => {
  it('is asked once by however many, and again while somebody is declaring', async () => {
    const asked: string[] = [];
    const jobs = await startJobs({
      db: house.db,
      connectionString: house.connectionString,
      jobs: [handleJob(declarationsJob, async () => void asked.push('done'))],
      onError: () => undefined,
    });
    try {
      const waiting = async () =>
        (
          await sql<{ data: unknown }>`
            select data from jobs.job where name = ${declarationsJob.name} and state = 'created'
              and data @> '{"waits":true}'`.execute(house.db)
        ).rows.length;
      for (let press = 0; press < 20; press += 1) {
        await house.db.transaction().execute((trx) => releaseSoon(house, jobs, trx));
      }
      expect(await waiting()).toBe(1);
      await sql`delete from jobs.job where name = ${declarationsJob.name}`.execute(house.db);
      const nobodyStops = new AbortController().signal;
      await doReleaseDeclarations(house, jobs, { waits: true }, nobodyStops);
      expect(await waiting()).toBe(0);
      await declare(bo.hpr, 3_200, { minutes: 1 });
      const served = await releases();
      await doReleaseDeclarations(house, jobs, { waits: true }, nobodyStops);
      expect(await waiting()).toBe(1);
      expect(await releases()).toBe(served);
      expect(asked).toEqual([]);
    } finally {
      await jobs.stop();
    }
  });
});
