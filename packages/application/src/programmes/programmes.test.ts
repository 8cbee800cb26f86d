import { randomUUID } from 'node:crypto';
import type { CallContext, UseCases } from '@smalspor/contract/use-cases';
import { listAudit } from '@smalspor/database/audit';
import { listGroups } from '@smalspor/database/groups';
import { listMail } from '@smalspor/database/mail';
import { type Actor, systemScope } from '@smalspor/domain/access';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createAccounts } from '../accounts/create-accounts.ts';
import type { House } from '../house/house.ts';
import { createTestHome, receiveLettersAt, type TestHome } from '../testing/index.ts';
import { createUseCases, type RunningUseCases } from '../use-cases/create-use-cases.ts';
import { onModulePassed } from './on-module-passed.ts';

const PATIENCE = { timeout: 30_000, interval: 100 };
const COUNTY = '01';

let home: TestHome;
let house: House;
let running: RunningUseCases;
let use: UseCases;
let admin: Actor;
let leader: Actor;
let doctors: Actor[];
let stranger: Actor;
let group: { readonly id: string; readonly name: string };

const call = (idempotencyKey: string = randomUUID()): CallContext => ({ requestId: 'r', idempotencyKey });

async function signIn(subject: string, hpr: string | null): Promise<Actor> {
  const identity = { issuer: 'demo', subject, name: subject, hpr, pidPseudonym: null, securityLevel: null };
  return (await createAccounts(house).signIn(identity, call())).actor;
}

const doctor = (hpr: string) => signIn(`hpr-${hpr}`, hpr);

beforeAll(async () => {
  home = await createTestHome('published');
  house = await home.open({ role: 'server' });
  // The registers end with 2020: the course begins in the middle of January 2020.
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
});
afterAll(async () => {
  await running.stop();
  await home.remove();
});

const later = (instant: string) => house.clock.set(instant);

describe('a whole course', () => {
  let roundId: string;
  const read = (actor: Actor = leader) => use.readRound(actor, { roundId }, call());
  const move = async (body: Parameters<UseCases['moveRound']>[1]['move'], actor: Actor = leader) =>
    use.moveRound(actor, { roundId, version: (await read()).version, move: body }, call());

  it('begins with an invitation, which tells the leader by letter', async () => {
    const before = await use.readRollOut(admin, { programme: 'rak' }, call());
    expect(before.counties.find(({ county }) => county === COUNTY)).toMatchObject({
      name: 'Østfold',
      from: '2017-01',
      groups: expect.any(Number),
      participants: 0,
    });
    const offered = await use.listOfferedGroups(admin, { programme: 'rak', county: COUNTY }, call());
    expect(offered.groups.find(({ id }) => id === group.id)).toMatchObject({
      status: null,
      hasAddress: false,
    });
    const invitation = {
      programme: 'rak',
      county: COUNTY,
      groups: [{ id: group.id, mailAddress: 'leader@example.no' }],
    };
    const key = call();
    const invited = { invited: 1, letters: 1, withoutAddress: 0 };
    expect(await use.inviteGroups(admin, invitation, key)).toEqual(invited);
    expect(await use.inviteGroups(admin, invitation, key)).toEqual(invited);
    expect(await use.inviteGroups(admin, invitation, call())).toMatchObject({ invited: 0 });
    const letters = await listMail(house.db, 'waiting', 10);
    expect(letters.map(({ address, letter }) => [address, letter])).toEqual([
      ['leader@example.no', 'invitation'],
    ]);
    const { rounds } = await use.listRounds(leader, {}, call());
    expect(rounds).toMatchObject([{ status: 'invited', leads: true, takesPart: false }]);
    roundId = rounds[0]?.id ?? '';
  });

  it('is not there for others, whoever they are', async () => {
    const gone = { code: 'not-found' };
    await expect(read(stranger)).rejects.toMatchObject(gone);
    const enrolment = { roundId, members: [`hpr:${stranger.hpr}`] };
    await expect(use.enrolRound(stranger, enrolment, call())).rejects.toMatchObject(gone);
    await expect(use.readRound(leader, { roundId: randomUUID() }, call())).rejects.toMatchObject(gone);
    expect((await use.listRounds(stranger, {}, call())).rounds).toEqual([]);
  });

  it('goes on with enrolment, and each gets the report of the twelve months before', async () => {
    const { candidates } = await read();
    expect(candidates.length).toBeGreaterThanOrEqual(4);
    const members = candidates.map(({ hpr }) => `hpr:${hpr}`);
    const foreign = { roundId, members: [`hpr:${stranger.hpr}`] };
    await expect(use.enrolRound(leader, foreign, call())).rejects.toMatchObject({ code: 'invalid-request' });
    await receiveLettersAt(house, admin, 'admin@example.no');
    await use.enrolRound(leader, { roundId, members }, call());
    const told = (await listMail(house.db, 'waiting', 50)).filter(
      ({ letter }) => letter === 'group-enrolled',
    );
    expect(told).toMatchObject([
      {
        address: 'admin@example.no',
        gaps: { group: group.name, link: expect.stringMatching(/roll-out\/rak\/01$/) },
      },
    ]);
    doctors = await Promise.all(
      members.filter((each) => each !== `hpr:${leader.hpr}`).map((each) => doctor(each.slice(4))),
    );
    await vi.waitFor(async () => {
      const { reports } = await read();
      expect(reports.filter(({ reportId }) => reportId !== null).map(({ id }) => id)).toEqual([
        'start',
        'group-start',
      ]);
    }, PATIENCE);
    const { reports } = await read();
    expect(reports.map(({ period }) => period.nb)).toEqual([
      'januar–desember 2019',
      'januar–desember 2019',
      'april–september 2020',
      'april–september 2020',
    ]);
    const own = await use.readReport(leader, { reportId: reports[0]?.reportId ?? '' }, call());
    expect(own.report).toMatchObject({ kind: 'individual', recipient: { hpr: leader.hpr } });
  });

  it('shows who takes part to the leader alone, and figures to nobody', async () => {
    const mine = await read(doctors[0]);
    expect(mine).toMatchObject({ takesPart: true, leads: false, roster: null, candidates: [] });
    const led = await read();
    expect(led.roster).toHaveLength(doctors.length + 1);
    expect(JSON.stringify(led.roster)).not.toMatch(/report|value|share/);
    expect((await read(admin)).roster).toHaveLength(doctors.length + 1);
  });

  it('refuses what is not yet, with the reason', async () => {
    await expect(move({ type: 'phase-entered', phase: 'keeping' })).rejects.toMatchObject({
      code: 'move-refused',
      facts: { reason: 'phase-out-of-order' },
    });
    const stale = { roundId, version: 1, move: { type: 'withdrawn' } } as const;
    await expect(use.moveRound(leader, stale, call())).rejects.toMatchObject({ code: 'changed-meanwhile' });
    await expect(move({ type: 'withdrawn' }, doctors[0])).rejects.toMatchObject({ code: 'not-found' });
    const handOver = { type: 'leader-named', leader: `hpr:${stranger.hpr}` } as const;
    await expect(move(handOver)).rejects.toMatchObject({ code: 'invalid-request' });
  });

  it('meets: a time in the calendar, worksheets, attendance, the next phase', async () => {
    await move({ type: 'phase-entered', phase: 'overview' });
    const time = { startsAt: '2020-02-04T16:00:00Z', endsAt: '2020-02-04T18:15:00Z', place: 'Sagene' };
    const { version } = await read();
    await use.scheduleMeeting(
      leader,
      { roundId, meeting: 'first', version, timeVersion: 0, ...time },
      call(),
    );
    const file = await use.readMeetingCalendar(doctors[0] as Actor, { roundId, meeting: 'first' }, call());
    const text = new TextDecoder().decode(file.bytes);
    expect(text).toContain('DTSTART:20200204T160000Z');
    expect(text).toContain('LOCATION:Sagene');
    const both = ['Rom C', 'Rom D'].map((place) => ({
      ...{ roundId, meeting: 'first', version: version + 1, timeVersion: 1 },
      ...{ ...time, place },
    }));
    const outcomes = await Promise.allSettled(
      both.map((input) => use.scheduleMeeting(leader, input, call())),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'changed-meanwhile' },
    });
    for (const change of [
      { startsAt: '2019-01-01T16:00:00Z', endsAt: '2019-01-01T18:00:00Z' },
      { endsAt: '2020-02-14T18:15:00Z' },
    ]) {
      const senseless = { ...both[0], timeVersion: 2, ...change } as (typeof both)[number];
      await expect(use.scheduleMeeting(leader, senseless, call())).rejects.toMatchObject({
        code: 'invalid-request',
      });
    }
    await later('2020-02-05T09:00:00Z');
    const [anne] = doctors as [Actor];
    const sheet = { roundId, meeting: 'first' };
    const empty = await use.readWorksheet(anne, sheet, call());
    expect(empty.questions.map(({ kind }) => kind)).toEqual(['text', 'text', 'goal', 'measure']);
    const { choices, today } = await use.readGoalChoices(anne, {}, call());
    const volume = choices.find(({ indicator }) => indicator === 'prescriptions-per-1000');
    const { goal } = await use.setGoal(
      anne,
      {
        indicator: 'prescriptions-per-1000',
        target: Math.floor((volume?.own.value ?? 0) / 2),
        by: `${Number(today.slice(0, 4)) + 1}-01-01` as typeof today,
        measures: [],
      },
      call(),
    );
    const answers = {
      surprise: 'Mer enn jeg trodde',
      goal: [goal.id],
      measure: [empty.measures[0]?.id ?? ''],
    };
    const foreign = { ...answers, goal: ['another'] };
    await expect(
      use.saveWorksheet(anne, { ...sheet, version: 0, answers: foreign }, call()),
    ).rejects.toMatchObject({ code: 'invalid-request' });
    await expect(use.handInWorksheet(anne, { ...sheet, version: 0 }, call())).rejects.toMatchObject({
      code: 'invalid-request',
    });
    const draft = await use.saveWorksheet(anne, { ...sheet, version: 0, answers }, call());
    await expect(
      use.saveWorksheet(anne, { ...sheet, version: 0, answers: {} }, call()),
    ).rejects.toMatchObject({ code: 'changed-meanwhile' });
    await use.handInWorksheet(anne, { ...sheet, version: draft.version }, call());
    await expect(
      use.handInWorksheet(anne, { ...sheet, version: draft.version }, call()),
    ).rejects.toMatchObject({ code: 'move-refused', facts: { reason: 'already-done' } });
    expect((await use.readWorksheet(anne, sheet, call())).answers).toEqual(answers);
    expect((await use.readWorksheet(leader, sheet, call())).answers).toEqual({});
    const attended = (await read()).roster?.map(({ participant }) => participant) ?? [];
    await move({ type: 'meeting-held', meeting: 'first', on: '2020-02-04', attended });
  });

  it('counts a course that was passed together as a module of everyone who sat there', async () => {
    const [anne, bo] = doctors as [Actor, Actor];
    const listener = onModulePassed(house);
    const passed = {
      userId: leader.userId,
      hpr: leader.hpr,
      course: 'rak-1-respiratory',
      lessons: [],
      version: 1,
      score: 90,
      together: doctors.flatMap(({ hpr }) => hpr ?? []),
      alsoThere: 0,
      institutions: [],
    };
    await house.db.transaction().execute((trx) => listener(trx, passed, house.now()));
    await house.db.transaction().execute((trx) => listener(trx, passed, house.now()));
    expect((await read(anne)).modules[0]).toMatchObject({ id: 'respiratory', doneOn: '2020-02-05' });
    expect((await read(bo)).credits[0]?.hours).toBeGreaterThan(0);
    await move({ type: 'phase-entered', phase: 'trying' });
  });

  it('lets a doctor share, take it back, say how long the list is, and leave', async () => {
    const [anne, bo] = doctors as [Actor, Actor];
    expect((await use.shareFigures(anne, { roundId, shares: true }, call())).sharesFigures).toBe(true);
    expect((await use.shareFigures(anne, { roundId, shares: false }, call())).sharesFigures).toBe(false);
    await use.declareListLength(anne, { from: '2019-01', patients: 700, basis: 'own' }, call());
    expect((await read(anne)).listLength).toEqual({ from: '2019-01', patients: 700, basis: 'own' });
    const future = { from: '2021-01', patients: 700, basis: 'own' } as const;
    await expect(use.declareListLength(anne, future, call())).rejects.toMatchObject({
      code: 'invalid-request',
    });
    expect((await use.leaveRound(bo, { roundId }, call())).takesPart).toBe(false);
    await expect(use.shareFigures(bo, { roundId, shares: true }, call())).rejects.toMatchObject({
      code: 'not-found',
    });
    expect((await read(bo)).modules[0]?.doneOn).toBe('2020-02-05');
  });

  it('ends after the follow-up report, with a line for everything in the audit log', async () => {
    await later('2021-01-15T09:00:00Z');
    await running.stop();
    running = await createUseCases({ ...house, log: house.log.child({}, { level: 'silent' }) });
    use = running.operations;
    const { doProgrammeReports } = await import('./programme-reports-job.ts');
    // The server looks for them too: what one has issued already is no error for the other.
    const look = () => doProgrammeReports(house, { roundId: null }, new AbortController().signal);
    await Promise.all([look(), look()]);
    const { reports, roster } = await read();
    expect(reports.every(({ reportId }) => reportId !== null)).toBe(true);
    const attended = (roster ?? [])
      .filter(({ leftOn }) => leftOn === null)
      .map(({ participant }) => participant);
    await move({ type: 'meeting-held', meeting: 'second', on: '2021-01-05', attended });
    await move({ type: 'phase-entered', phase: 'keeping' });
    await move({ type: 'meeting-held', meeting: 'third', on: '2021-01-14', attended });
    expect(await move({ type: 'finished' })).toMatchObject({ status: 'finished', next: null });
    const total = (await use.readRollOut(admin, { programme: 'rak' }, call())).total;
    expect(total.participants).toBe(doctors.length + 1);
    const acts = (await listAudit(house.db, { objectKind: 'round', objectId: roundId }, 100)).map(
      ({ act }) => act,
    );
    for (const act of [
      'enrol-round',
      'move-round',
      'schedule-meeting',
      'hand-in-worksheet',
      'share-figures',
    ]) {
      expect(acts).toContain(act);
    }
  });
});

describe('an invitation that nobody answers', () => {
  it('lapses after the months that the programme gives it, and the group can be asked again', async () => {
    const offered = await use.listOfferedGroups(admin, { programme: 'rak', county: COUNTY }, call());
    const other = offered.groups.find(({ status, leader: name }) => status === null && name !== null);
    const invitation = { programme: 'rak', county: COUNTY, groups: [{ id: other?.id ?? '' }] };
    expect(await use.inviteGroups(admin, invitation, call())).toMatchObject({
      invited: 1,
      withoutAddress: 1,
    });
    const statusOf = async () =>
      (await use.listOfferedGroups(admin, { programme: 'rak', county: COUNTY }, call())).groups.find(
        ({ id }) => id === other?.id,
      )?.status;
    const { doProgrammeReports } = await import('./programme-reports-job.ts');
    const night = () => doProgrammeReports(house, { roundId: null }, new AbortController().signal);
    await later('2021-07-10T09:00:00Z');
    await night();
    expect(await statusOf()).toBe('invited');
    await later('2021-07-20T09:00:00Z');
    await night();
    expect(await statusOf()).toBe('lapsed');
    expect(await use.inviteGroups(admin, invitation, call())).toMatchObject({ invited: 1 });
  });
});

describe('a programme that asks for no invitation', () => {
  it('is begun alone, once, by whoever wants to', async () => {
    const { offers } = await use.listRounds(stranger, {}, call());
    const offer = offers.find(
      ({ programme, unitKind }) => programme === 'rak-permanent' && unitKind === 'general-practitioner',
    );
    if (!offer) throw new Error('Nothing is offered');
    const { programme, unitKind, unitId } = offer;
    const begun = await use.beginRound(stranger, { programme, unitKind, unitId }, call());
    expect(begun).toMatchObject({ status: 'enrolled', leads: true, takesPart: true });
    await expect(use.beginRound(stranger, { programme, unitKind, unitId }, call())).rejects.toMatchObject({
      code: 'move-refused',
    });
    const foreign = { programme, unitKind, unitId: `hpr.${leader.hpr}` };
    await expect(use.beginRound(stranger, foreign, call())).rejects.toMatchObject({ code: 'not-found' });
    await expect(use.readRound(leader, { roundId: begun.id }, call())).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('is offered aside for units that no register knows, once, and never that of students', async () => {
    const clinics = async () =>
      (await use.listRounds(stranger, {}, call())).offers.filter(({ isAside }) => isAside);
    const kinds = (await clinics()).map(({ unitKind }) => unitKind);
    expect(kinds).toEqual(
      expect.arrayContaining(['out-of-hours-clinic', 'private-specialist', 'private-service']),
    );
    expect(kinds).not.toContain('student-group');
    const clinic = (await clinics()).find(({ unitKind }) => unitKind === 'out-of-hours-clinic');
    if (!clinic) throw new Error('No clinic is offered');
    const { programme, unitKind, unitId } = clinic;
    await use.beginRound(stranger, { programme, unitKind, unitId }, call());
    expect((await clinics()).map((each) => each.unitKind)).not.toContain('out-of-hours-clinic');
  });
});
