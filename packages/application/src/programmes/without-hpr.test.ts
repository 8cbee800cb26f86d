import { randomUUID } from 'node:crypto';
import { listCertificates as listStored } from '@smalspor/database/certificates';
import { findRound } from '@smalspor/database/programmes';
import { type Actor, systemScope } from '@smalspor/domain/access';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAccounts } from '../accounts/create-accounts.ts';
import { DEMO_STUDENT } from '../accounts/demo-staff.ts';
import { findRoles } from '../accounts/find-roles.ts';
import { exportCertificates, issueCertificate, readCertificatePdf } from '../certificates/index.ts';
import type { House } from '../house/house.ts';
import { createTestHome, type TestHome } from '../testing/index.ts';
import { beginRound } from './begin-round.ts';
import { moveRound } from './lead-round.ts';
import { onModulePassed } from './on-module-passed.ts';
import { listRounds, readRound } from './read-round.ts';

const call = () => ({ requestId: 'request-1', idempotencyKey: randomUUID() });
const jobs = { enqueue: async () => null } as never;

let home: TestHome;
let house: House;
let student: Actor;
let admin: Actor;

beforeAll(async () => {
  home = await createTestHome('published');
  house = { ...(await home.open()), now: () => '2021-09-01T09:00:00Z' };
  student = await signIn(DEMO_STUDENT, 'Siri Student Demo');
  admin = await signIn('demo-programme-admin', 'Pia');
});
afterAll(() => home.remove());

async function signIn(subject: string, name: string): Promise<Actor> {
  const identity = { issuer: 'demo', subject, name, hpr: null, pidPseudonym: null, securityLevel: null };
  return (await createAccounts(house).signIn(identity, call())).actor;
}

const begin = (programme: string, unitKind: string) =>
  beginRound(house, jobs)(student, { programme, unitKind, unitId: `person.${student.userId}` }, call());

it('somebody without an HPR number is let in only where the installation says so, and never becomes a doctor', async () => {
  const person = {
    id: randomUUID(),
    issuer: 'https://id.example',
    subject: 'unknown',
    name: 'N',
    hpr: null,
    pidPseudonym: null,
    language: null,
    mailAddress: null,
  } as never as Parameters<typeof findRoles>[1];
  expect((await findRoles(house, person)).roles).toEqual([]);
  const open = { ...house, configuration: { ...house.configuration, admitsParticipants: true } };
  expect((await findRoles(open, person)).roles).toEqual(['participant']);
  // Whoever claims a number that the register does not know stays out.
  expect((await findRoles(open, { ...person, hpr: '1' })).roles).toEqual([]);
});

it('is offered the programmes whose kind of unit takes such people, and no others', async () => {
  const { offers } = await listRounds(house, student, {}, call());
  expect(offers.length).toBeGreaterThan(0);
  const kinds = offers.map(({ unitKind }) => unitKind);
  expect(kinds).toContain('student-group');
  expect(kinds).not.toContain('general-practitioner');
  await expect(begin('rak-permanent', 'general-practitioner')).rejects.toMatchObject({ code: 'not-found' });
  await expect(begin('private-specialists', 'private-specialist')).rejects.toMatchObject({
    code: 'not-found',
  });
});

it('goes from beginning to a certificate without a number, which is exported by itself', async () => {
  const round = await begin('medical-students', 'student-group');
  const participant = `person:${student.userId}`;
  expect(round.roster).toMatchObject([{ participant, name: 'Siri Student Demo', profession: 'student' }]);
  const { id: roundId } = round;
  const move = async (made: Parameters<ReturnType<typeof moveRound>>[1]['move']) => {
    const { version } = (await findRound(house.db, roundId)) ?? { version: 0 };
    return moveRound(house, jobs)(student, { roundId, version, move: made }, call());
  };
  await expect(
    move({ type: 'joined', participant: `person:${randomUUID()}`, on: '2021-09-01' }),
  ).rejects.toMatchObject({ code: 'invalid-request' });
  await move({ type: 'phase-entered', phase: 'learning' });
  for (const course of ['rak-1-respiratory', 'rak-2-urinary-skin']) {
    const passed = {
      userId: student.userId,
      hpr: null,
      course,
      version: 1,
      score: 90,
      together: [],
      alsoThere: 0,
      institutions: [],
      lessons: [],
    };
    await house.db.transaction().execute((trx) => onModulePassed(house)(trx, passed, '2021-09-01T08:00:00Z'));
  }
  await move({ type: 'meeting-held', meeting: 'seminar', on: '2021-09-01', attended: [participant] });
  await move({ type: 'finished' });

  const { outcome, round: after } = await issueCertificate(house, student, { roundId }, call());
  expect([outcome, after.certificate?.hours]).toEqual(['issued', 6]);
  const [stored] = await listStored(house.db, systemScope('issue-certificates'), { participant });
  expect(stored?.model.holder).toEqual({ name: 'Siri Student Demo', hpr: null, profession: 'student' });
  const certificateId = after.certificate?.id ?? '';
  const pdf = await readCertificatePdf(house, student, { certificateId, language: 'nb' }, call());
  expect(Buffer.from(pdf.bytes).subarray(0, 5).toString()).toBe('%PDF-');
  await expect(
    readCertificatePdf(
      house,
      { ...student, userId: randomUUID() },
      { certificateId, language: 'nb' },
      call(),
    ),
  ).rejects.toMatchObject({ code: 'not-found' });

  const period = { from: '2021-09-01', to: '2021-09-30', language: 'nb' } as const;
  const rows = async (holders?: 'doctors' | 'others') => {
    const file = await exportCertificates(house, admin, holders ? { ...period, holders } : period, call());
    return new TextDecoder().decode(file.bytes).trimEnd().split('\r\n').slice(1);
  };
  expect(await rows()).toEqual([]);
  expect(await rows('others')).toEqual([expect.stringContaining('Siri Student Demo')]);
  const other = { ...student, userId: randomUUID() };
  await expect(readRound(house, other, { roundId }, call())).rejects.toMatchObject({ code: 'not-found' });
});
