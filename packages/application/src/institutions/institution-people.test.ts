import { randomUUID } from 'node:crypto';
import type { CallContext, UseCases } from '@smalspor/contract/use-cases';
import { listAudit } from '@smalspor/database/audit';
import { listMail } from '@smalspor/database/mail';
import { findPersonBySubject } from '@smalspor/database/people';
import type { Actor } from '@smalspor/domain/access';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccounts } from '../accounts/create-accounts.ts';
import type { House } from '../house/house.ts';
import { createTestHome } from '../testing/index.ts';
import { createUseCases, type RunningUseCases } from '../use-cases/create-use-cases.ts';
import { actorAt } from './testing/institution-people.ts';
import { ACUTE, deliverInstitutions, SOLBAKKEN } from './testing/some-institutions.ts';

let close: () => Promise<unknown>;
let house: House;
let running: RunningUseCases;
let use: UseCases;
beforeAll(async () => {
  const home = await createTestHome('empty');
  house = await home.open({ role: 'server' });
  await house.clock.set('2020-12-01T09:00:00Z');
  await deliverInstitutions(house);
  running = await createUseCases({ ...house, log: house.log.child({}, { level: 'silent' }) });
  use = running.operations;
  close = () => home.remove();
});
afterAll(async () => {
  await running.stop();
  await close();
});

const call = (): CallContext => ({ requestId: 'r', idempotencyKey: randomUUID() });
/** Whoever has a number here is a doctor. */
const identity = (subject: string, hpr: string | null = null) => ({
  ...{ issuer: 'demo', subject, name: `${subject} Demo`, hpr, professions: hpr === null ? null : ['LE'] },
  ...{ pidPseudonym: null, securityLevel: null },
});
const signIn = async (subject: string, wanted?: string, hpr: string | null = null): Promise<Actor> =>
  (await createAccounts(house).signIn(identity(subject, hpr), call(), undefined, wanted)).actor;
const again = async ({ userId }: Actor): Promise<Actor | null> =>
  (await createAccounts(house).load(userId))?.actor ?? null;
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { readonly code?: string }) => error.code ?? String(error),
  );
const pageOf = (link: string) => new URL(link).pathname;
const codeOf = (link: string) => link.split('/').at(-1) ?? '';

const centre = actorAt('regional-centre', { kind: 'region', id: 'vest' });
const elsewhere = actorAt('regional-centre', { kind: 'region', id: 'nord' });
const admin = actorAt('programme-admin');
const county = { programme: 'rask', county: '12' };
const nina = { organisation: SOLBAKKEN, programme: 'rask', name: 'Nina', mailAddress: 'nina@example.no' };

describe('an institution joins RASK', () => {
  let contact: Actor;
  let doctor: Actor;
  let nurse: Actor;

  it('is seen and invited by those who answer for its county, and is not there for others', async () => {
    const listed = await use.listOfferedInstitutions(centre, county, call());
    expect(listed).toMatchObject({ county: 'Hordaland', isOpen: true });
    expect(listed.institutions).toMatchObject([
      { name: 'Solbakken sykehjem', municipality: 'Bergen', contact: null, invited: null, status: null },
    ]);
    expect(await refusal(use.listOfferedInstitutions(elsewhere, county, call()))).toBe('not-found');
    expect(await refusal(use.inviteContact(elsewhere, nina, call()))).toBe('not-found');
    expect(await refusal(use.readInstitution(elsewhere, { organisation: SOLBAKKEN }, call()))).toBe(
      'not-found',
    );
    // RASK is for nursing homes; the acute unit has a programme of its own.
    expect(await refusal(use.inviteContact(centre, { ...nina, organisation: ACUTE }, call()))).toBe(
      'not-found',
    );
    const { counties } = await use.readRollOut(centre, { programme: 'rask' }, call());
    expect(counties.map(({ name, mayInvite, groups }) => [name, mayInvite, groups])).toContainEqual([
      'Hordaland',
      true,
      1,
    ]);
    expect((await use.listProgrammes(centre, {}, call())).programmes).toContainEqual(
      expect.objectContaining({ id: 'rask', register: 'institutions' }),
    );
  });

  it('enrols when its contact takes the link up, once and nobody else', async () => {
    const { link, letters } = await use.inviteContact(centre, nina, call());
    expect(letters).toBe(1);
    const [letter] = await listMail(house.db, 'waiting', 5);
    expect(letter).toMatchObject({
      address: 'nina@example.no',
      gaps: { institution: 'Solbakken sykehjem', link },
    });
    expect((await use.listOfferedInstitutions(centre, county, call())).institutions).toMatchObject([
      { invited: 'Nina', status: 'invited' },
    ]);

    // Nobody without a role comes in, unless by the link.
    expect(await refusal(signIn('nina'))).toBe('no-access');
    expect(await refusal(signIn('nina', '/institution-invitations/AAAAAAAAAAAAAAAAAAAAAA'))).toBe(
      'no-access',
    );
    const visitor = await signIn('nina', pageOf(link));
    expect(visitor.roles).toEqual(['participant']);
    expect(await refusal(use.readInstitution(visitor, { organisation: SOLBAKKEN }, call()))).toBe(
      'not-found',
    );
    const code = codeOf(link);
    expect(await use.readInstitutionInvitation(visitor, { code }, call())).toMatchObject({
      institution: 'Solbakken sykehjem',
      role: 'institution-contact',
      isMine: false,
    });
    const accepted = await use.acceptInstitutionInvitation(visitor, { code }, call());
    contact = (await again(visitor)) as Actor;
    expect(contact).toMatchObject({
      roles: ['institution-contact'],
      places: [{ role: 'institution-contact', kind: 'institution', id: SOLBAKKEN }],
    });
    const round = await use.readRound(contact, { roundId: accepted.roundId ?? '' }, call());
    expect(round).toMatchObject({ status: 'enrolled', leads: true, takesPart: true, institution: SOLBAKKEN });
    expect(round.roster).toMatchObject([{ profession: 'nurse' }]);
    const letterReader = await findPersonBySubject(house.db, { issuer: 'demo', subject: 'nina' });
    expect(letterReader?.mailAddress).toBe('nina@example.no');

    // The same person may press twice; somebody else comes too late.
    expect(await use.acceptInstitutionInvitation(contact, { code }, call())).toEqual(accepted);
    expect(await refusal(signIn('eve', pageOf(link)))).toBe('no-access');
    expect(await refusal(use.acceptInstitutionInvitation(admin, { code }, call()))).toBe('invitation-over');
    const [line] = await listAudit(house.db, { objectKind: 'institution', objectId: SOLBAKKEN }, 1);
    expect(line).toMatchObject({ outcome: 'refused', code: 'invitation-over' });
    expect((await use.listOfferedInstitutions(centre, county, call())).institutions).toMatchObject([
      { contact: 'nina Demo', invited: null, status: 'enrolled' },
    ]);
    expect(await refusal(use.inviteContact(centre, nina, call()))).toBe('move-refused');
  });

  it('takes a nurse and a doctor in, who see the home and run nothing', async () => {
    const invite = (name: string) =>
      use.inviteColleague(contact, { organisation: SOLBAKKEN, name, mailAddress: null }, call());
    const [toDoctor, toNurse] = [await invite('Lars'), await invite('Kari')];
    expect(toDoctor.letters).toBe(0);
    expect(toNurse.institution.invitations?.map(({ name }) => name).sort()).toEqual(['Kari', 'Lars']);
    const join = async (subject: string, link: string, hpr: string | null) => {
      const person = await signIn(subject, pageOf(link), hpr);
      await use.acceptInstitutionInvitation(person, { code: codeOf(link) }, call());
      return (await again(person)) as Actor;
    };
    doctor = await join('lars', toDoctor.link, '990000777');
    nurse = await join('kari', toNurse.link, null);
    const { rounds } = await use.listRounds(contact, {}, call());
    const roster = (await use.readRound(contact, { roundId: rounds[0]?.id ?? '' }, call())).roster;
    expect(roster?.map(({ profession }) => profession).sort()).toEqual(['doctor', 'nurse', 'nurse']);

    // Before one screen: whoever has a number can be named, by a nurse who has none too.
    const course = { courseId: 'rask-1-bacteria-resistance', language: 'nb' } as const;
    expect((await use.listColleagues(nurse, course, call())).colleagues).toEqual([
      { hpr: '990000777', name: 'lars Demo' },
    ]);
    expect((await use.listColleagues(doctor, course, call())).colleagues).toEqual([]);

    const seen = await use.readInstitution(nurse, { organisation: SOLBAKKEN }, call());
    expect(seen).toMatchObject({
      isOwn: true,
      takesIn: false,
      people: null,
      invitations: null,
      contact: 'nina Demo',
    });
    expect(seen.rounds).toMatchObject([{ status: 'enrolled', isMine: true }]);
    expect((await use.listInstitutions(nurse, {}, call())).institutions).toMatchObject([
      { organisation: SOLBAKKEN },
    ]);
    const colleague = { organisation: SOLBAKKEN, name: 'Ola', mailAddress: null };
    expect(await refusal(use.inviteColleague(nurse, colleague, call()))).toBe('not-found');
    expect(await refusal(use.inviteColleague(centre, colleague, call()))).toBe('not-found');
    expect(await refusal(use.readInstitution(nurse, { organisation: ACUTE }, call()))).toBe('not-found');
  });

  it('ends a colleague’s access at once, and keeps what was done', async () => {
    const end = (actor: Actor, { userId: personId }: Actor, organisation = SOLBAKKEN) =>
      use.endInstitutionAccess(actor, { organisation, personId }, call());
    expect(await refusal(end(contact, contact))).toBe('not-found');
    expect(await refusal(end(contact, admin))).toBe('not-found');
    expect(await refusal(end(elsewhere, nurse))).toBe('not-found');
    expect(await refusal(end(contact, nurse, ACUTE))).toBe('not-found');
    const after = await end(contact, nurse);
    expect(await again(nurse)).toBeNull();
    expect(after.people?.find(({ personId }) => personId === nurse.userId)).toMatchObject({
      endedOn: '2020-12-01',
      mayEnd: false,
    });
    const { rounds } = await use.listRounds(contact, {}, call());
    const roster = (await use.readRound(contact, { roundId: rounds[0]?.id ?? '' }, call())).roster;
    expect(roster?.filter(({ leftOn }) => leftOn !== null)).toHaveLength(1);
  });

  it('gets a new contact, who takes over from the one before', async () => {
    const order = { organisation: SOLBAKKEN, programme: null, name: 'Mona', mailAddress: 'mona@example.no' };
    const first = await use.inviteContact(centre, order, call());
    // A second invitation takes the place of the first.
    const { link } = await use.inviteContact(admin, order, call());
    expect(await refusal(signIn('mona', pageOf(first.link)))).toBe('no-access');
    const mona = await signIn('mona', pageOf(link));
    await use.acceptInstitutionInvitation(mona, { code: codeOf(link) }, call());
    const leader = (await again(mona)) as Actor;
    expect(await again(contact)).toBeNull();
    const view = await use.readInstitution(centre, { organisation: SOLBAKKEN }, call());
    expect(view.contact).toBe('mona Demo');
    expect(view.people?.filter(({ role }) => role === 'institution-contact')).toMatchObject([
      { name: 'mona Demo', endedOn: null },
      { name: 'nina Demo', endedOn: '2020-12-01' },
    ]);
    const { rounds } = await use.listRounds(leader, {}, call());
    expect(rounds).toMatchObject([{ leads: true, takesPart: true }]);
    expect((await use.listRounds(doctor, {}, call())).rounds).toMatchObject([
      { leads: false, takesPart: true },
    ]);
  });

  it('can be told that an invitation is taken back, or too old', async () => {
    const leader = await signIn('mona');
    const order = { organisation: SOLBAKKEN, name: 'Per', mailAddress: null };
    const { link, institution } = await use.inviteColleague(leader, order, call());
    const invitationId = institution.invitations?.find(({ name }) => name === 'Per')?.invitationId ?? '';
    const withdrawal = { organisation: SOLBAKKEN, invitationId };
    expect(await refusal(use.withdrawInvitation(elsewhere, withdrawal, call()))).toBe('not-found');
    await use.withdrawInvitation(leader, withdrawal, call());
    expect(await refusal(use.withdrawInvitation(leader, withdrawal, call()))).toBe('not-found');
    expect(await refusal(use.acceptInstitutionInvitation(admin, { code: codeOf(link) }, call()))).toBe(
      'invitation-over',
    );
    const late = await use.inviteColleague(leader, order, call());
    await house.clock.set('2020-12-16T09:00:00Z');
    const code = codeOf(late.link);
    expect(await refusal(use.readInstitutionInvitation(admin, { code }, call()))).toBe('invitation-over');
    const guess = { code: 'AAAAAAAAAAAAAAAAAAAAAA' };
    expect(await refusal(use.acceptInstitutionInvitation(admin, guess, call()))).toBe('not-found');
  });

  it('begins a programme by itself where none has to invite it', async () => {
    const { link } = await use.inviteContact(
      admin,
      { organisation: ACUTE, programme: null, name: 'Tor', mailAddress: 'tor@example.no' },
      call(),
    );
    const tor = await signIn('tor', pageOf(link));
    await use.acceptInstitutionInvitation(tor, { code: codeOf(link) }, call());
    const leader = (await again(tor)) as Actor;
    const { offers } = await use.listRounds(leader, {}, call());
    expect(offers.map(({ programme, unitName, isAside }) => [programme, unitName, isAside])).toEqual([
      ['rask-acute', 'Voss KAD', false],
    ]);
    const begin = { programme: 'rask-acute', unitKind: 'acute-unit', unitId: ACUTE };
    expect(await refusal(use.beginRound(doctor, begin, call()))).toBe('not-found');
    const round = await use.beginRound(leader, begin, call());
    expect(round).toMatchObject({
      status: 'enrolled',
      leads: true,
      unitName: 'Voss KAD',
      institution: ACUTE,
    });
    expect((await use.listRounds(leader, {}, call())).offers).toEqual([]);
    // The report of an institution is made elsewhere: the round waits for it.
    expect(round.reports).toMatchObject([{ id: 'year', reportId: null }]);
  });
});
