import { listAudit } from '@smalspor/database/audit';
import { queueMail, sendNextMail } from '@smalspor/database/mail';
import { findMailReaders, recordSignIn } from '@smalspor/database/people';
import { listReports } from '@smalspor/database/reports';
import { type Actor, systemScope } from '@smalspor/domain/access';
import { MOST_CODES_A_DAY, MOST_TRIES } from '@smalspor/domain/mail';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../house/house.ts';
import { issueReports } from '../reports/issue-reports.ts';
import { codeFor, createTestHome, doctor, operator, quietTools, type TestHome } from '../testing/index.ts';
import { confirmMailAddress } from './confirm-address.ts';
import { listTroubledMail, retryDeadMail } from './look-after-mail.ts';
import { sendWaitingMail } from './mail-job.ts';
import { chooseNotices, readNotices } from './notices.ts';

const call = { requestId: 'request-1', idempotencyKey: null };

/** A home whose reports are not issued yet, in which two doctors have signed in. */
let now = '2021-02-01T08:00:00.000Z';
let home: TestHome;
let house: House;
let anne: Actor;
let bo: Actor;
beforeAll(async () => {
  home = await createTestHome('published');
  const opened = await home.open();
  house = { ...opened, now: () => now };
  [anne, bo] = (await Promise.all(['990010001', '990010002'].map(signIn))) as [Actor, Actor];
});
afterAll(() => home.remove());

const lettersAbout = async (actor: Actor, subject: RegExp) =>
  (await readNotices(house, actor, {}, call)).letters.filter((letter) => subject.test(letter.subject));

async function signIn(hpr: string): Promise<Actor> {
  const person = {
    issuer: 'i',
    subject: hpr,
    name: `Doctor ${hpr}`,
    hpr,
    pidPseudonym: null,
    at: house.now(),
  };
  const { id } = await recordSignIn(house.db, person);
  return { ...doctor(hpr), userId: id };
}

const off = { off: [] };

describe('notices', () => {
  it('go to nobody who has not asked for them and shown that they arrive', async () => {
    const report = { kind: 'report', isOn: true };
    const kinds = [report, { kind: 'event', isOn: true }];
    const nothing = { mailAddress: null, waiting: null, kinds, digest: 'off', letters: [] };
    expect(await readNotices(house, anne, {}, call)).toEqual(nothing);
    await chooseNotices(house, bo, { mailAddress: 'bo@example.no', ...off }, call);
    await chooseNotices(house, bo, { mailAddress: null, ...off }, call);
    const chosen = await chooseNotices(house, anne, { mailAddress: 'anne@example.no', ...off }, call);
    expect(chosen).toMatchObject({
      mailAddress: null,
      waiting: { address: 'anne@example.no', isOpen: true },
    });
    const [line] = await listAudit(house.db, {}, 1);
    expect(line).toMatchObject({ act: 'choose-notices', objectId: anne.userId });
    // The code stands in the letter alone.
    const code = await codeFor(house, anne);
    expect(code).toMatch(/^\d{3} \d{3}$/);
    expect(JSON.stringify(chosen)).not.toContain(code);
    const confirmed = await confirmMailAddress(house, anne, { code: ` ${code.replace(' ', '')}` }, call);
    expect(confirmed).toMatchObject({ mailAddress: 'anne@example.no', waiting: null });
    expect((await listAudit(house.db, {}, 1))[0]).toMatchObject({ act: 'confirm-mail-address' });
  });

  it('come once for each report, say nothing of what is in it, and are shown to their reader alone', async () => {
    await issueReports(house, operator, { withPdf: false }, quietTools());
    await issueReports(house, operator, { withPdf: false }, quietTools());
    const report = (await listReports(house.db, systemScope('verify-home'))).find(
      ({ hpr }) => hpr === anne.hpr,
    );
    expect(report).toBeDefined();
    const letters = await lettersAbout(anne, /rapport/);
    expect(letters).toMatchObject([{ state: 'waiting', subject: 'En ny rapport ligger klar til deg' }]);
    expect(letters[0]?.text).toContain('/report');
    // The year and figures are for those who have signed in.
    expect(letters[0]?.text.replace(/https?:\S+/, '')).not.toMatch(/\d/);
    expect(await lettersAbout(bo, /rapport/)).toEqual([]);
  });

  it('lie in the demo as sent', async () => {
    await sendWaitingMail(house, new AbortController().signal);
    expect(await lettersAbout(anne, /rapport/)).toMatchObject([{ state: 'sent' }]);
  });

  it('of a kind that the reader has turned off do not come, and what belongs to another role stays as it was', async () => {
    const manager: Actor = { ...anne, roles: ['gp', 'data-manager'] };
    const both = { mailAddress: 'anne@example.no', off: ['report', 'delivery'] as const };
    await chooseNotices(house, manager, { ...both, off: [...both.off] }, call);
    await chooseNotices(house, anne, { mailAddress: 'anne@example.no', off: ['event'] }, call);
    const isOn = async (actor: Actor) =>
      (await readNotices(house, actor, {}, call)).kinds.map(({ kind, isOn: on }) => [kind, on]);
    expect(await isOn(manager)).toEqual([
      ['report', true],
      ['event', false],
      ['delivery', false],
    ]);
    const readers = await findMailReaders(house.db, systemScope('issue-reports'), 'event', [anne.hpr ?? '']);
    expect(readers.size).toBe(0);
    await chooseNotices(house, manager, { mailAddress: 'anne@example.no', ...off }, call);
  });
});

describe('a new address', () => {
  const address = () =>
    readNotices(house, anne, {}, call).then(({ mailAddress, waiting }) => [mailAddress, waiting]);
  const refused = { code: 'code-refused' };
  const confirm = (code: string) => confirmMailAddress(house, anne, { code }, call);
  const other = async (code: string) => (code === '111 111' ? '222 222' : '111 111');

  it('leaves letters where they went until it is confirmed, and one that is given up counts no more', async () => {
    await chooseNotices(house, anne, { mailAddress: 'new@example.no', ...off }, call);
    expect(await address()).toEqual(['anne@example.no', { address: 'new@example.no', isOpen: true }]);
    const code = await codeFor(house, anne);
    // Saving again sends no second code.
    await chooseNotices(house, anne, { mailAddress: 'new@example.no', ...off }, call);
    expect(await codeFor(house, anne)).toBe(code);
    await chooseNotices(house, anne, { mailAddress: 'anne@example.no', ...off }, call);
    expect(await address()).toEqual(['anne@example.no', null]);
    await expect(confirm(code)).rejects.toMatchObject(refused);
  });

  it('is confirmed by nobody else, and by no code of another address', async () => {
    await chooseNotices(house, anne, { mailAddress: 'first@example.no', ...off }, call);
    const first = await codeFor(house, anne);
    await expect(confirmMailAddress(house, bo, { code: first }, call)).rejects.toMatchObject(refused);
    await chooseNotices(house, anne, { mailAddress: 'second@example.no', ...off }, call);
    if ((await codeFor(house, anne)) !== first) await expect(confirm(first)).rejects.toMatchObject(refused);
    expect((await address())[0]).toBe('anne@example.no');
  });

  it('cannot be guessed: after five wrong codes the right one is refused too; refusals are on record', async () => {
    const code = await codeFor(house, anne);
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      await expect(confirm(await other(code))).rejects.toMatchObject(refused);
    }
    await expect(confirm(code)).rejects.toMatchObject(refused);
    expect((await address())[1]).toMatchObject({ isOpen: false });
    expect((await listAudit(house.db, {}, 1))[0]).toMatchObject({
      ...{ act: 'confirm-mail-address', outcome: 'refused', code: 'code-refused' },
    });
  });

  it('gets a new code when it is asked for, a few times a day, and none that is older than a day counts', async () => {
    const ask = () =>
      chooseNotices(house, anne, { mailAddress: 'second@example.no', newCode: true, ...off }, call);
    await expect(
      (async () => {
        for (let letters = 0; letters <= MOST_CODES_A_DAY; letters += 1) await ask();
      })(),
    ).rejects.toMatchObject({ code: 'code-limit' });
    const code = await codeFor(house, anne);
    now = '2021-02-03T08:00:00.000Z';
    await expect(confirm(code)).rejects.toMatchObject(refused);
    await ask();
    await confirm(await codeFor(house, anne));
    expect(await address()).toEqual(['second@example.no', null]);
    await chooseNotices(house, anne, { mailAddress: null, ...off }, call);
    expect(await address()).toEqual([null, null]);
  });
});

describe('whoever looks after the mail', () => {
  it('sees that letters wait or were put aside, not to whom they are, and lets them be tried again', async () => {
    await sendWaitingMail(house, new AbortController().signal);
    const order = {
      occasion: 'report-issued r-x',
      personId: anne.userId,
      letter: 'report-issued',
      address: 'anne@example.no',
      language: 'nb' as const,
      gaps: { link: 'https://smalspor.example.no/report' },
    };
    await queueMail(house.db, [order], house.now());
    await sendNextMail(house.db, house.now(), async () => ({ state: 'dead', fault: '550' }));
    const troubled = await listTroubledMail(house, operator);
    expect(troubled).toMatchObject([{ state: 'dead', fault: '550', attempts: 1 }]);
    expect(JSON.stringify(troubled)).not.toContain('anne');
    await expect(retryDeadMail(house, anne)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(listTroubledMail(house, anne)).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await retryDeadMail(house, operator)).toBe(1);
    expect(await listTroubledMail(house, operator)).toMatchObject([{ state: 'waiting', attempts: 0 }]);
    expect(await retryDeadMail(house, operator)).toBe(0);
  });
});
