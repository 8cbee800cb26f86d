import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listAudit } from '@smalspor/database/audit';
import { findReport, listReports, type ReportEntry } from '@smalspor/database/reports';
import { systemScope } from '@smalspor/domain/access';
import type { ReportModel } from '@smalspor/domain/reports';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../house/house.ts';
import { importRegisterFiles } from '../imports/import-register-files.ts';
import { publishRelease } from '../releases/publish-release.ts';
import {
  createTestHome,
  dataManager,
  doctor,
  operator,
  quietTools,
  type RegisterFile,
  type TestHome,
  townFiles,
} from '../testing/index.ts';
import { issueReports } from './issue-reports.ts';
import { parseModel } from './read-reports.ts';

const scope = systemScope('verify-home');
const reports = { withPdf: false } as const;

/** Two years of a home, as its data manager lives them: the tests follow each other. */
let home: TestHome;
let house: House;
let files: readonly RegisterFile[];
beforeAll(async () => {
  home = await createTestHome('empty');
  house = await home.open();
  files = await townFiles();
  for (const file of files.filter(({ name }) => !name.includes('2020'))) await take(file);
});
afterAll(() => home.remove());

async function take({ format, name, path }: RegisterFile): Promise<void> {
  await importRegisterFiles(house, operator, { format, name, path }, quietTools());
}

async function modelOf(entry: Pick<ReportEntry, 'id'> | undefined): Promise<ReportModel> {
  const report = await findReport(house.db, scope, entry?.id ?? '');
  if (report === null) throw new Error('There is no such report');
  return parseModel(report);
}

describe('issuing reports', () => {
  it('is not for doctors, and needs a release', async () => {
    await expect(issueReports(house, doctor('990010001'), reports, quietTools())).rejects.toMatchObject({
      code: 'not-allowed',
    });
    expect((await listAudit(house.db, {}, 1))[0]).toMatchObject({ act: 'issue-reports', outcome: 'refused' });
    await expect(issueReports(house, operator, reports, quietTools())).rejects.toMatchObject({
      code: 'release-missing',
    });
  });

  it('freezes everyone’s model, with a line in the audit log for each', async () => {
    const release = await publishRelease(house, operator, quietTools());
    const issued = await issueReports(house, dataManager, reports, quietTools());
    expect(issued).toMatchObject({ releaseId: release.releaseId, corrections: 0, unchanged: 0 });
    expect(issued.reports).toBeGreaterThanOrEqual(release.prescribers);
    const entries = await listReports(house.db, scope);
    expect(new Set(entries.map(({ hpr }) => hpr)).size).toBe(issued.reports);
    expect(await listAudit(house.db, { act: 'issue-report' }, 1_000)).toHaveLength(issued.reports);
    const model = await modelOf(entries[0]);
    expect(model.period).toMatchObject({ from: '2019-01', to: '2019-12' });
    expect(model).toMatchObject({ synthetic: true, supersedes: null, correction: null, previous: null });
    expect(model.messages.length).toBeGreaterThanOrEqual(1);
    expect(model.messages.length).toBeLessThanOrEqual(3);
  });

  it('again changes nothing', async () => {
    const before = await listReports(house.db, scope);
    const issued = await issueReports(house, operator, reports, quietTools());
    expect(issued).toMatchObject({ reports: 0, corrections: 0, unchanged: before.length });
    expect(await listReports(house.db, scope)).toEqual(before);
  });

  it('from the same figures in a new release changes nothing either', async () => {
    const before = await listReports(house.db, scope);
    await publishRelease(house, operator, quietTools());
    const issued = await issueReports(house, operator, reports, quietTools());
    expect(issued).toMatchObject({ reports: 0, corrections: 0, unchanged: before.length });
  });

  it('of the next year puts the previous report’s values beside the new ones', async () => {
    const earlier = await listReports(house.db, scope);
    for (const file of files.filter(({ name }) => name.includes('2020'))) await take(file);
    await publishRelease(house, operator, quietTools());
    const issued = await issueReports(house, operator, reports, quietTools());
    expect(issued.corrections).toBe(0);
    const entries = await listReports(house.db, scope);
    const later = entries.filter(({ id }) => !earlier.some((entry) => entry.id === id));
    expect(later).toHaveLength(issued.reports);
    const firsts = await Promise.all(earlier.map(modelOf));
    const own = (model: ReportModel) => model.headline[0]?.rows.find(({ level }) => level === 'own');
    let compared = 0;
    for (const second of await Promise.all(later.map(modelOf))) {
      expect(second.period.to).toBe('2020-12');
      const first = firsts.find(({ recipient }) => recipient.hpr === second.recipient.hpr);
      expect(second.previous?.id).toBe(first?.id);
      if (first === undefined) continue;
      expect(own(second)?.previous).toBe(own(first)?.estimate.value);
      if (own(second)?.previous != null) compared += 1;
    }
    expect(compared).toBeGreaterThan(15);
    expect(earlier.every(({ supersededBy }) => supersededBy === null)).toBe(true);
  });

  it('of the follow-up compares six months with the same months a year before', async () => {
    const before = await listReports(house.db, scope);
    const issued = await issueReports(house, operator, { ...reports, kind: 'follow-up' }, quietTools());
    expect(issued.reports).toBeGreaterThan(20);
    const entries = (await listReports(house.db, scope)).filter(({ kind }) => kind === 'follow-up');
    expect(entries).toHaveLength(issued.reports);
    const models = await Promise.all(entries.map(modelOf));
    for (const model of models) {
      expect(model.period).toMatchObject({ from: '2020-07', to: '2020-12' });
      expect(model.change.length).toBeGreaterThan(0);
    }
    const own = models.map((model) => model.change[0]?.rows.find(({ level }) => level === 'own'));
    expect(own.filter((row) => row?.change != null).length).toBeGreaterThan(20);
    expect(before.every(({ kind }) => kind === 'individual')).toBe(true);
    expect(
      await issueReports(house, operator, { ...reports, kind: 'follow-up' }, quietTools()),
    ).toMatchObject({ reports: 0, unchanged: issued.reports });
  });

  it('after a corrected delivery supersedes what it corrects, and says so; the old report stays', async () => {
    const old = (await listReports(house.db, scope)).filter(({ kind }) => kind === 'individual');
    const source = files.find(({ name }) => name === 'dispensings-2020.csv');
    const lines = (await readFile(source?.path ?? '', 'utf8')).split('\n');
    const fewer = lines.filter((_line, index) => index < 2 || index % 10 !== 0).join('\n');
    const path = join(home.directory, 'corrected.csv');
    await writeFile(path, fewer.replace('sequence=1', 'sequence=2'));
    await take({ format: 'dispensings', name: 'corrected.csv', path });
    const release = await publishRelease(house, operator, quietTools());
    const issued = await issueReports(house, operator, reports, quietTools());
    expect(issued.releaseId).toBe(release.releaseId);
    expect(issued.corrections).toBeGreaterThan(20);
    const entries = await listReports(house.db, scope);
    const corrections = entries.filter(({ supersedes }) => supersedes !== null);
    expect(corrections).toHaveLength(issued.corrections);
    for (const correction of corrections) {
      const corrected = entries.find(({ id }) => id === correction.supersedes);
      expect(corrected).toMatchObject({
        supersededBy: correction.id,
        hpr: correction.hpr,
        to: correction.to,
      });
    }
    const model = await modelOf(corrections[0]);
    expect(model.supersedes).toBe(corrections[0]?.supersedes);
    expect(model.correction?.nb).toMatch(/\d{4}/);
    // The corrected report still says what it said.
    const before = old.find(({ id }) => id === corrections[0]?.supersedes);
    expect((await modelOf(before)).correction).toBeNull();
    const trail = await listAudit(house.db, { act: 'correct-report' }, 1_000);
    expect(trail).toHaveLength(issued.corrections);
  });

  it('that is stopped keeps what is frozen, and goes on from there', async () => {
    const before = (await listReports(house.db, scope)).length;
    await publishRelease(house, operator, quietTools());
    const stop = new AbortController();
    await expect(
      issueReports(
        house,
        operator,
        { ...reports, kind: 'follow-up' },
        quietTools({ signal: stop.signal, onProgress: ({ done = 0 }) => done > 5 && stop.abort() }),
      ),
    ).rejects.toMatchObject({ name: 'AbortError' });
    expect((await listReports(house.db, scope)).length).toBe(before);
    const issued = await issueReports(house, operator, { ...reports, kind: 'follow-up' }, quietTools());
    expect(issued.corrections).toBeGreaterThan(20);
  });
});
