import { randomUUID } from 'node:crypto';
import type { CallContext, UseCases } from '@smalspor/contract/use-cases';
import { listCertificates } from '@smalspor/database/certificates';
import { type Actor, systemScope } from '@smalspor/domain/access';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAccounts } from '../accounts/create-accounts.ts';
import type { House } from '../house/house.ts';
import { onModulePassed } from '../programmes/on-module-passed.ts';
import { createTestHome } from '../testing/index.ts';
import { createUseCases, type RunningUseCases } from '../use-cases/create-use-cases.ts';
import { actorAt } from './testing/institution-people.ts';
import { ACUTE, deliverInstitutions } from './testing/some-institutions.ts';

const AT = '2020-12-01T09:00:00Z';
const call = (): CallContext => ({ requestId: 'r', idempotencyKey: randomUUID() });

let close: () => Promise<unknown>;
let house: House;
let running: RunningUseCases;
let use: UseCases;
beforeAll(async () => {
  const home = await createTestHome('empty');
  house = await home.open({ role: 'server' });
  await house.clock.set(AT);
  await deliverInstitutions(house);
  running = await createUseCases({ ...house, log: house.log.child({}, { level: 'silent' }) });
  use = running.operations;
  close = () => home.remove();
});
afterAll(async () => {
  await running.stop();
  await close();
});

interface Newcomer {
  readonly name: string;
  readonly hpr: string | null;
  readonly professions: readonly string[] | null;
}

/** Logs in by the link of an invitation, takes it up, and is who the next request sees. */
async function join(person: Newcomer, link: string): Promise<Actor> {
  const accounts = createAccounts(house);
  const identity = {
    issuer: 'demo',
    subject: person.name,
    ...person,
    pidPseudonym: null,
    securityLevel: null,
  };
  const { actor } = await accounts.signIn(identity, call(), undefined, new URL(link).pathname);
  await use.acceptInstitutionInvitation(actor, { code: link.split('/').at(-1) ?? '' }, call());
  const account = await accounts.load(actor.userId);
  if (!account) throw new Error(person.name);
  return account.actor;
}

it('a nurse with an HPR number takes part as a nurse, and the certificate has no course points', async () => {
  const order = { organisation: ACUTE, programme: null, name: 'Tora', mailAddress: 'tora@example.no' };
  const invitation = await use.inviteContact(actorAt('programme-admin'), order, call());
  const tora = await join({ name: 'Tora', hpr: '990000701', professions: ['SP'] }, invitation.link);
  expect(tora.professions).toEqual(['SP']);
  // What a doctor may begin alone is not offered to a nurse, and not begun by one.
  const { offers } = await use.listRounds(tora, {}, call());
  const kinds = offers.map(({ unitKind }) => unitKind);
  expect(kinds).toContain('acute-unit');
  expect(kinds).not.toContain('general-practitioner');
  expect(kinds).not.toContain('private-specialist');
  const alone = { programme: 'rak-permanent', unitKind: 'general-practitioner', unitId: 'hpr.990000701' };
  await expect(use.beginRound(tora, alone, call())).rejects.toMatchObject({
    code: 'not-found',
    detail: 'The programme is for doctors.',
  });

  const begin = { programme: 'rask-acute', unitKind: 'acute-unit', unitId: ACUTE };
  const { id: roundId, roster } = await use.beginRound(tora, begin, call());
  expect(roster).toMatchObject([{ name: 'Tora', profession: 'nurse' }]);

  const colleague = async (person: Newcomer) => {
    const ask = { organisation: ACUTE, name: person.name, mailAddress: null };
    return join(person, (await use.inviteColleague(tora, ask, call())).link);
  };
  const lars = await colleague({ name: 'Lars', hpr: '990000702', professions: ['LE'] });
  const kari = await colleague({ name: 'Kari', hpr: '990000703', professions: ['SP'] });
  await colleague({ name: 'Hans', hpr: '990000704', professions: ['HF'] });
  await colleague({ name: 'Unni', hpr: '990000705', professions: null });
  await colleague({ name: 'Nora', hpr: null, professions: null });
  const after = (await use.readRound(tora, { roundId }, call())).roster ?? [];
  expect(Object.fromEntries(after.map(({ name, profession }) => [name, profession]))).toEqual({
    Tora: 'nurse',
    Lars: 'doctor',
    Kari: 'nurse',
    Hans: 'other',
    // What is not known is not guessed: the home takes whoever it does not know as a doctor for a nurse.
    Unni: 'nurse',
    Nora: 'nurse',
  });

  const kindsOfHours = async (actor: Actor) => {
    const passed = { userId: actor.userId, hpr: actor.hpr, course: 'rask-1-bacteria-resistance', version: 1 };
    const alone = { score: 90, together: [], alsoThere: 0, institutions: [], lessons: [] };
    await house.db
      .transaction()
      .execute((trx) => onModulePassed(house)(trx, { ...passed, ...alone }, house.now()));
    await use.leaveRound(actor, { roundId }, call());
    await use.issueCertificate(actor, { roundId }, call());
    const participant = `hpr:${actor.hpr}`;
    const [stored] = await listCertificates(house.db, systemScope('issue-certificates'), { participant });
    return [stored?.model.holder, stored?.model.schemes.map(({ countsAs }) => countsAs.kind)];
  };
  expect(await kindsOfHours(kari)).toEqual([
    { name: 'Kari', hpr: '990000703', profession: 'nurse' },
    ['participation'],
  ]);
  expect(await kindsOfHours(lars)).toEqual([
    { name: 'Lars', hpr: '990000702', profession: 'doctor' },
    ['elective'],
  ]);
});
