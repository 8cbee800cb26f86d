import { randomUUID } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { listAudit } from '@smalspor/database/audit';
import { listBatches } from '@smalspor/database/batches';
import { insertGoal, insertNote, listGoals } from '@smalspor/database/goals';
import { insertReminders, listLastReminders } from '@smalspor/database/institution-follow-up';
import { recordSignIn } from '@smalspor/database/people';
import { findCurrentRelease, listReleases as listStored } from '@smalspor/database/releases';
import { listReports } from '@smalspor/database/reports';
import { systemScope } from '@smalspor/domain/access';
import type { Goal } from '@smalspor/domain/goals';
import { type PlainDate, parseMonth } from '@smalspor/domain/time';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../house/house.ts';
import { importRegisterFiles } from '../imports/import-register-files.ts';
import { openQuarantine } from '../imports/open-batch-quarantine.ts';
import { publishRelease } from '../releases/publish-release.ts';
import { listReleases, readRelease } from '../releases/read-releases.ts';
import { verifyHome } from '../releases/verify-home.ts';
import { readReport } from '../reports/read-reports.ts';
import {
  createTestHome,
  dataManager,
  doctor,
  operator,
  quietTools,
  type TestHome,
  townFiles,
} from '../testing/index.ts';
import { applyRetention } from './apply-retention.ts';

const call = { requestId: 'request-1', idempotencyKey: null };
const KEPT_FROM = parseMonth('2019-07');

let home: TestHome;
let house: House;
beforeAll(async () => {
  home = await createTestHome('issued');
  await reopen();
});
afterAll(() => home.remove());

/** The house in January 2021, an hour after midnight in Norway and before it in Greenwich. */
async function reopen(): Promise<void> {
  const opened = await home.open();
  house = { ...opened, now: () => '2020-12-31T23:30:00.000Z' };
}

function keeping(settings: Partial<House['configuration']['retention']>): House {
  const { configuration } = house;
  return {
    ...house,
    configuration: { ...configuration, retention: { ...configuration.retention, ...settings } },
  };
}

/** The earliest month in any file below a directory of the lake. */
async function earliestMonth(format: string): Promise<number> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const found = await connection.runAndReadAll(
    `SELECT min(month) FROM read_parquet('${join(house.home.lake, format)}/**/*.parquet')`,
  );
  connection.closeSync();
  instance.closeSync();
  return Number(found.getRowsJS()[0]?.[0]);
}

describe('retention', () => {
  it('is not for doctors, and the attempt is on record', async () => {
    const attempt = applyRetention(keeping({ dispensingsMonths: 1 }), doctor('990010001'), quietTools());
    await expect(attempt).rejects.toMatchObject({ code: 'not-allowed' });
    expect((await listAudit(house.db, {}, 1))[0]).toMatchObject({
      act: 'apply-retention',
      outcome: 'refused',
    });
  });

  it('deletes nothing where everything is kept for ever', async () => {
    const files = await readdir(house.home.lake, { recursive: true });
    const nothing = {
      shortened: [],
      deleted: [],
      quarantines: [],
      withdrawn: [],
      goals: [],
      surveys: [],
      closedEvaluations: [],
      evaluations: [],
      institutionGoals: [],
      teaching: [],
      reminders: [],
      administrations: 0,
      signals: 0,
    };
    expect(await applyRetention(house, operator, quietTools())).toEqual(nothing);
    expect(await readdir(house.home.lake, { recursive: true })).toEqual(files);
    expect(await house.shelf.current()).not.toBeNull();
  });

  it('deletes the goals that have been left alone for the months that are set, each on record', async () => {
    const anne = { kind: 'own', hpr: '990010001' } as const;
    const day = (text: string) => text as PlainDate;
    const goal = (id: string, indicator: string, by: string): Goal => ({
      id,
      indicator,
      indicatorVersion: 1,
      baseline: {
        release: 'rel-1',
        period: { from: '2017-01', to: '2017-12' },
        value: 40,
        low: 30,
        high: 50,
        numerator: 40,
        denominator: 100,
      },
      target: 60,
      setOn: day('2017-06-01'),
      by: day(by),
      measures: [],
    });
    const [old, kept] = [randomUUID(), randomUUID()];
    const at = '2017-06-01T10:00:00Z';
    await insertGoal(house.db, anne, goal(old, 'penicillin-v-share', '2017-12-30'), at);
    // The day is that of Norway, where the year has begun: three years before it is the first of January.
    await insertGoal(house.db, anne, goal(kept, 'off-list-share', '2018-01-01'), at);
    await insertNote(
      house.db,
      {
        id: randomUUID(),
        goal: old,
        turn: 1,
        startedOn: day('2017-06-02'),
        plan: 'x',
        did: '',
        study: '',
        act: '',
        decision: null,
      },
      at,
    );
    const forEver = await applyRetention(keeping({ goalsMonths: null }), operator, quietTools());
    expect(forEver.goals).toEqual([]);
    const { goals } = await applyRetention(keeping({ goalsMonths: 36 }), operator, quietTools());
    expect(goals).toEqual([old]);
    expect((await listGoals(house.db, anne)).map(({ id }) => id)).toEqual([kept]);
    expect(await house.db.selectFrom('goal_notes').selectAll().execute()).toEqual([]);
    expect(await listAudit(house.db, { objectKind: 'goal', objectId: old }, 5)).toMatchObject([
      { act: 'delete-goal', outcome: 'success' },
    ]);
  });

  it('deletes whom reminders went to after the months that are set, but not one that holds the next back', async () => {
    const who = { issuer: 'i', subject: 'nina', name: 'Nina', hpr: null, pidPseudonym: null };
    const { id: personId } = await recordSignIn(house.db, { ...who, at: '2018-01-01T10:00:00Z' });
    const reminder = (organisation: number, remindedAt: string) => ({
      ...{ id: randomUUID(), organisation, personId, lacks: ['sales'] as const },
      ...{ remindedAt, remindedBy: 'job:remind-institutions' },
    });
    const [old, kept, fresh] = [
      reminder(310000019, '2018-12-31T23:00:00.000Z'),
      reminder(310000027, '2019-01-01T10:00:00.000Z'),
      reminder(310000035, '2020-12-20T10:00:00.000Z'),
    ];
    await insertReminders(house.db, [old, kept, fresh]);
    const without = async (remindersMonths: number | null) =>
      (await applyRetention(keeping({ remindersMonths }), operator, quietTools())).reminders;
    expect(await without(null)).toEqual([]);
    expect(await without(24)).toEqual([old.id]);
    expect([...(await listLastReminders(house.db)).keys()].sort()).toEqual([310000027, 310000035]);
    expect(await listAudit(house.db, { objectKind: 'reminder' }, 5)).toMatchObject([
      { act: 'delete-reminder', objectId: old.id, outcome: 'success' },
    ]);
    expect(await without(0)).toEqual([kept.id]);
    expect([...(await listLastReminders(house.db)).keys()]).toEqual([310000035]);
  });

  it('that is stopped before it is recorded deletes nothing', async () => {
    const stop = new AbortController();
    stop.abort();
    await expect(
      applyRetention(keeping({ dispensingsMonths: 18 }), operator, quietTools({ signal: stop.signal })),
    ).rejects.toMatchObject({ name: 'AbortError' });
    await house.close();
    await reopen();
    expect((await verifyHome(house, quietTools())).problems).toEqual([]);
    expect(await earliestMonth('dispensings')).toBe(parseMonth('2019-01'));
  });

  it('deletes the months that have been kept long enough everywhere, and withdraws what told of them', async () => {
    const before = await findCurrentRelease(house.db);
    const months = { dispensingsMonths: 18, gpListsMonths: 18 };
    const report = await applyRetention(keeping(months), 'job:apply-retention', quietTools());
    expect(report.withdrawn).toEqual([before?.id]);
    expect(report.deleted).toEqual([]);
    expect(report.shortened.length).toBeGreaterThanOrEqual(2);

    expect(await earliestMonth('dispensings')).toBe(KEPT_FROM);
    expect(await earliestMonth('gp-lists')).toBe(KEPT_FROM);
    const batches = await listBatches(house.db);
    const recorded = batches.flatMap(({ files }) => files.map(({ path }) => path)).sort();
    const inLake = (await readdir(house.home.lake, { recursive: true })).filter((name) =>
      name.endsWith('.parquet'),
    );
    expect(inLake.map((name) => `lake/${name}`).sort()).toEqual(recorded);

    expect(await house.shelf.current()).toBeNull();
    const cube = await readdir(join(house.home.releases, before?.id ?? '', 'cube'));
    expect(cube).toEqual(['disclosure.json']);
    expect((await listStored(house.db)).map(({ state }) => state)).toEqual(['withdrawn']);
    expect((await listReleases(house, dataManager, {}, call)).releases).toMatchObject([
      { state: 'withdrawn' },
    ]);
    expect((await verifyHome(house, quietTools())).problems).toEqual([]);
    const acts = (await listAudit(house.db, { actor: 'job:apply-retention' }, 50)).map(({ act }) => act);
    expect(acts.filter((act) => act === 'shorten-batch')).toHaveLength(report.shortened.length);
    expect(acts.filter((act) => act === 'withdraw-release')).toHaveLength(1);
  });

  it('leaves issued reports to their readers', async () => {
    const [entry] = await listReports(house.db, systemScope('verify-home'));
    const reader = doctor(entry?.hpr ?? '');
    const { report } = await readReport(house, reader, { reportId: 'latest' }, call);
    expect(report.id).toBe(entry?.id);
  });

  it('is felt by the next release, which begins later and counts no coverage that is not known', async () => {
    const release = await publishRelease(house, operator, quietTools());
    expect(release).toMatchObject({ from: '2019-07', to: '2020-12' });
    const reader = await house.shelf.current();
    const monthly = { indicator: 'off-list-share', kind: 'month' } as const;
    let firstMonth = 0;
    for await (const part of reader?.everyonesCells({ kind: 'system', act: 'issue-reports' }) ?? []) {
      for (const prescriber of part.prescribers) {
        const own = part.cellsOf(prescriber);
        expect(own({ ...monthly, end: parseMonth('2019-06') })).toBeNull();
        firstMonth += own({ ...monthly, end: KEPT_FROM })?.denominator ?? 0;
      }
    }
    expect(firstMonth).toBeGreaterThan(100);
    const details = await readRelease(house, dataManager, { releaseId: release.releaseId }, call);
    expect(details.coverage).toEqual([]);
  });

  it('finds nothing more the same night', async () => {
    const months = { dispensingsMonths: 18, gpListsMonths: 18 };
    const report = await applyRetention(keeping(months), operator, quietTools());
    expect([report.shortened, report.withdrawn]).toEqual([[], []]);
  });

  it('deletes a quarantine after its days, once', async () => {
    const source = (await townFiles()).find(({ name }) => name === 'practitioners.csv');
    const path = join(home.directory, 'practitioners.csv');
    const text = await readFile(source?.path ?? '', 'utf8');
    const bad = text.replace('sequence=1', 'sequence=2').replace(/^(99\d{7};[^;]+;)\d{4}/m, '$11');
    await writeFile(path, bad);
    const lenient = {
      ...house.configuration,
      import: { ...house.configuration.import, maxRejectShare: 0.1 },
    };
    const { batchId } = await importRegisterFiles(
      { ...house, configuration: lenient },
      dataManager,
      { format: 'practitioners', name: 'practitioners.csv', path },
      quietTools(),
    );
    const later = { ...keeping({ quarantineDays: 90 }), now: () => '2021-04-02T10:00:00.000Z' };
    const early = { ...later, now: () => '2021-03-31T10:00:00.000Z' };
    expect((await applyRetention(early, operator, quietTools())).quarantines).toEqual([]);
    expect((await applyRetention(later, operator, quietTools())).quarantines).toEqual([batchId]);
    expect((await applyRetention(later, operator, quietTools())).quarantines).toEqual([]);
    const ask = {
      batchId,
      reason: 'Are these rows really gone?',
      lines: [{ file: 'practitioners.csv', line: 3 }],
    };
    await expect(openQuarantine(house, dataManager, ask, call)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('that leaves nothing of a delivery deletes it, and its bytes may be delivered again', async () => {
    const years = { ...keeping({ dispensingsMonths: 12 }), now: () => '2022-06-15T10:00:00.000Z' };
    const report = await applyRetention(years, operator, quietTools());
    // Contacts are kept as long as the prescriptions that they led to.
    const prescribed = ['contacts', 'contact-counts', 'dispensings'];
    const gone = (await listBatches(house.db)).filter(({ format }) => prescribed.includes(format));
    expect(new Set(report.deleted)).toEqual(new Set(gone.map(({ id }) => id)));
    expect(gone.map(({ state }) => state)).toEqual(gone.map(() => 'deleted'));
    expect(gone).toHaveLength(4);
    expect(await readdir(join(house.home.lake, 'dispensings'))).toEqual([]);
    const file = (await townFiles()).find(({ name }) => name === 'dispensings-2020.csv');
    if (file === undefined) throw new Error('The town has no dispensings');
    expect(await importRegisterFiles(house, operator, file, quietTools())).toMatchObject({
      unchanged: false,
    });
  });
});
