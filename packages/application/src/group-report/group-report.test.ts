import { randomUUID } from 'node:crypto';
import type { CallContext, UseCases } from '@smalspor/contract/use-cases';
import { listGroups } from '@smalspor/database/groups';
import { type Actor, systemScope } from '@smalspor/domain/access';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createAccounts } from '../accounts/create-accounts.ts';
import type { House } from '../house/house.ts';
import { createTestHome, type TestHome } from '../testing/index.ts';
import { createUseCases, type RunningUseCases } from '../use-cases/create-use-cases.ts';

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
    const { members } = { members: [leader, ...doctors] };
    const text = JSON.stringify(report);
    for (const { hpr } of members) expect(text).not.toContain(hpr);
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
  });
});
