import { randomUUID } from 'node:crypto';
import type { CallContext, UseCases } from '@smalspor/contract/use-cases';
import { listAudit } from '@smalspor/database/audit';
import { listGroups } from '@smalspor/database/groups';
import { type Actor, systemScope } from '@smalspor/domain/access';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createAccounts } from '../accounts/create-accounts.ts';
import type { House } from '../house/house.ts';
import { doProgrammeReports } from '../programmes/programme-reports-job.ts';
import { createReleaseShelf } from '../releases/release-shelf.ts';
import { createTestHome, type TestHome } from '../testing/index.ts';
import { createUseCases, type RunningUseCases } from '../use-cases/create-use-cases.ts';
import { findGroupReport } from './find-group-report.ts';
import { makeGroupReport } from './make-group-report.ts';

const PATIENCE = { timeout: 30_000, interval: 100 };
const GONE = { code: 'not-found' };

let home: TestHome;
let house: House;
let running: RunningUseCases;
let use: UseCases;
let admin: Actor;
let leader: Actor;
let doctors: Actor[];
let stranger: Actor;
let roundId: string;
let group: { readonly id: string; readonly name: string };

const call = (idempotencyKey: string = randomUUID()): CallContext => ({ requestId: 'r', idempotencyKey });

async function signIn(subject: string, hpr: string | null): Promise<Actor> {
  const identity = { issuer: 'demo', subject, name: subject, hpr, pidPseudonym: null, securityLevel: null };
  return (await createAccounts(house).signIn(identity, call())).actor;
}

const doctor = (hpr: string) => signIn(`hpr-${hpr}`, hpr);
const issued = () => findGroupReport(house, house.db, leader, ask());
const ask = (report = 'group-start') => ({ roundId, report });

beforeAll(async () => {
  home = await createTestHome('published');
  house = await home.open({ role: 'server' });
  await house.clock.set('2020-01-15T09:00:00Z');
  running = await createUseCases({ ...house, log: house.log.child({}, { level: 'silent' }) });
  use = running.operations;
  admin = await signIn('demo-programme-admin', null);
  const groups = await listGroups(house.db, systemScope('list-group'), '2020-01-15');
  const [chosen, other] = groups.filter(({ leaders, members }) => leaders.length > 0 && members >= 4);
  if (!chosen || !other) throw new Error('The town has too few groups with leaders');
  group = chosen;
  leader = await doctor(chosen.leaders[0] ?? '');
  stranger = await doctor(other.leaders[0] ?? '');
  const county = '01';
  const invitation = {
    programme: 'rak',
    county,
    groups: [{ id: group.id, mailAddress: 'leader@example.no' }],
  };
  await use.inviteGroups(admin, invitation, call());
  roundId = (await use.listRounds(leader, {}, call())).rounds[0]?.id ?? '';
  const { candidates } = await use.readRound(leader, { roundId }, call());
  const members = candidates.map(({ hpr }) => `hpr:${hpr}`);
  await use.enrolRound(leader, { roundId, members }, call());
  doctors = await Promise.all(
    members.filter((each) => each !== `hpr:${leader.hpr}`).map((each) => doctor(each.slice(4))),
  );
  await vi.waitFor(async () => {
    const { reports } = await use.readRound(leader, { roundId }, call());
    expect(reports.find(({ id }) => id === 'group-start')?.reportId).not.toBeNull();
  }, PATIENCE);
});
afterAll(async () => {
  await running.stop();
  await home.remove();
});

describe('the group’s report', () => {
  it('sets the group beside municipality, county and nation, penicillin V first, in three sentences', async () => {
    const { report } = await use.readGroupReport(doctors[0] as Actor, ask(), call());
    expect(report).toMatchObject({ unitName: group.name, withheld: null, replaced: null, changes: [] });
    expect(report.period.label.nb).toBe('januar–desember 2019');
    expect(report.figures[0]?.indicator).toBe('penicillin-v-share');
    expect(report.figures[0]?.rows.map(({ level }) => level)).toEqual([
      'own',
      'municipality',
      'county',
      'nation',
    ]);
    expect(report.messages).toHaveLength(3);
    expect(report.questions).toHaveLength(3);
    expect((await use.readGroupReport(leader, ask(), call())).report).toEqual(report);
  });

  it('names nobody, and speaks to the group', async () => {
    const { report } = await use.readGroupReport(leader, ask(), call());
    const text = JSON.stringify(report);
    for (const { hpr } of [leader, ...doctors]) expect(text).not.toContain(hpr);
    const sentences = [
      ...report.messages.map((each) => each.text.nb),
      ...report.figures.map((each) => each.summary.nb),
    ];
    expect(sentences.filter((sentence) => /\b(du|deg|din|ditt|dine)\b/i.test(sentence))).toEqual([]);
  });

  it('is not there for others, whoever they are, nor before it is issued', async () => {
    for (const actor of [stranger, admin]) {
      await expect(use.readGroupReport(actor, ask(), call())).rejects.toMatchObject(GONE);
    }
    for (const report of ['group-follow-up', 'start', 'none']) {
      await expect(use.readGroupReport(leader, ask(report), call())).rejects.toMatchObject(GONE);
    }
    const lines = await listAudit(house.db, { act: 'read-group-report' }, 100);
    expect(lines.map(({ outcome }) => outcome)).toContain('refused');
    expect(lines.at(-1)).toMatchObject({ objectId: `${roundId}.group-start`, outcome: 'success' });
  });

  it('says why of a group with too few doctors, and shows none of its figures', async () => {
    const { memoryLimit } = house.configuration.warehouse;
    const shelf = createReleaseShelf(house.home, house.db, { memoryLimit, minGroupMembers: 20 });
    const report = await makeGroupReport({ ...house, shelf }, await issued());
    await shelf.close();
    expect(report.withheld).toMatchObject({ reason: 'too-few-members' });
    expect(report.withheld?.text.nb).toContain('for liten');
    expect(report.messages).toEqual([]);
    const own = report.figures.flatMap(({ rows }) => rows.filter(({ level }) => level === 'own'));
    expect(own.every(({ estimate }) => estimate.value === null)).toBe(true);
  });

  it('is made from the served release where its own is gone, and says so', async () => {
    const { report } = await use.readGroupReport(leader, ask(), call());
    const later = await makeGroupReport(house, { ...(await issued()), releaseId: 'gone' });
    expect(later.replaced?.nb).toContain('trukket tilbake');
    expect({ ...later, replaced: null }).toEqual(report);
  });

  it('has no figures of a unit that the registers do not tell of', async () => {
    const report = await makeGroupReport(house, { ...(await issued()), group: null });
    expect(report).toMatchObject({ withheld: { reason: 'not-in-registers' }, figures: [], messages: [] });
    const unknown = await makeGroupReport(house, { ...(await issued()), group: 999_999 });
    expect(unknown).toMatchObject({ withheld: { reason: 'unknown-group' }, figures: [] });
  });
});

describe('the papers of a meeting', () => {
  it('are one file, the same for every member', async () => {
    const input = { ...ask(), meeting: 'first', language: 'nn' } as const;
    const { bytes, fileName } = await use.readGroupSet(leader, input, call());
    expect(fileName).toBe('first-group-start-nn.pdf');
    expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
    const again = await use.readGroupSet(doctors[0] as Actor, input, call());
    expect(Buffer.from(again.bytes).equals(bytes)).toBe(true);
  });

  it('are not there for others, nor for a meeting that is none', async () => {
    const input = { ...ask(), meeting: 'first', language: 'nb' } as const;
    for (const actor of [stranger, admin]) {
      await expect(use.readGroupSet(actor, input, call())).rejects.toMatchObject(GONE);
    }
    const other = { ...input, meeting: 'ninth' };
    await expect(use.readGroupSet(leader, other, call())).rejects.toMatchObject(GONE);
  });
});

describe('shared figures', () => {
  const shared = (actor: Actor) => use.readSharedFigures(actor, ask(), call());
  const share = (actor: Actor, shares: boolean) => use.shareFigures(actor, { roundId, shares }, call());
  const seenBy = async (actor: Actor) =>
    (await use.listReportViews(actor, {}, call())).views.filter(({ act }) => act === 'readShared');

  it('stand by name beside the group’s, to the round’s group alone, and each who shares is told', async () => {
    const [anne, bo] = doctors as [Actor, Actor];
    expect(await shared(bo)).toEqual({ people: [], isWithheld: false, figures: [] });
    await share(anne, true);
    const { people, figures } = await shared(bo);
    expect(people).toHaveLength(1);
    const name = people[0]?.name ?? '';
    expect(figures[0]?.rows.map(({ level, label }) => [level, label.nb])).toEqual([
      ['group', 'gruppen'],
      ['member', name],
    ]);
    expect(figures[0]?.rows[1]?.estimate.value).toEqual(expect.any(Number));
    expect(await seenBy(anne)).toMatchObject([{ by: `hpr-${bo.hpr}`, reportId: null }]);
    expect((await shared(anne)).people).toEqual([{ name, isReader: true }]);
    expect(await seenBy(anne)).toHaveLength(1);
    expect(await seenBy(bo)).toEqual([]);
    for (const actor of [stranger, admin]) await expect(shared(actor)).rejects.toMatchObject(GONE);
  });

  it('are gone at once when they are taken back, or when their owner leaves', async () => {
    const [anne, bo] = doctors as [Actor, Actor];
    await share(anne, false);
    expect((await shared(bo)).figures).toEqual([]);
    await share(anne, true);
    expect((await shared(bo)).people).toHaveLength(1);
    await use.leaveRound(anne, { roundId }, call());
    expect((await shared(bo)).people).toEqual([]);
    await expect(shared(anne)).rejects.toMatchObject(GONE);
    expect(await seenBy(anne)).toHaveLength(2);
  });

  it('are withheld where they would tell of those who do not share', async () => {
    const all = [...doctors.slice(1), leader];
    for (const actor of all.slice(0, -1)) await share(actor, true);
    const { people, isWithheld, figures } = await shared(leader);
    expect([people.length, isWithheld, figures]).toEqual([all.length - 1, true, []]);
  });
});

describe('the follow-up', () => {
  it('sets the same months a year apart, at each level', async () => {
    await house.clock.set('2021-01-15T09:00:00Z');
    await doProgrammeReports(house, { roundId: null }, new AbortController().signal);
    const { report } = await use.readGroupReport(leader, ask('group-follow-up'), call());
    expect(report).toMatchObject({ kind: 'follow-up', figures: [], withheld: null });
    expect(report.period.label.nb).toBe('april–september 2020');
    const [first] = report.changes;
    expect(first?.indicator).toBe('penicillin-v-share');
    expect(first?.rows.map(({ level }) => level)).toEqual(['own', 'municipality', 'county', 'nation']);
    expect(first?.rows[0]).toMatchObject({ before: expect.any(Number), after: expect.any(Number) });
  });
});
