import { listAudit } from '@smalspor/database/audit';
import { queueMail, sendNextMail } from '@smalspor/database/mail';
import { recordSignIn } from '@smalspor/database/people';
import { listReports } from '@smalspor/database/reports';
import { type Actor, systemScope } from '@smalspor/domain/access';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../house/house.ts';
import { issueReports } from '../reports/issue-reports.ts';
import { createTestHome, doctor, operator, quietTools, type TestHome } from '../testing/index.ts';
import { listTroubledMail, retryDeadMail } from './look-after-mail.ts';
import { sendWaitingMail } from './mail-job.ts';
import { chooseNotices, readNotices } from './notices.ts';

const call = { requestId: 'request-1', idempotencyKey: null };

/** A home whose reports are not issued yet, in which two doctors have signed in. */
let home: TestHome;
let house: House;
let anne: Actor;
let bo: Actor;
beforeAll(async () => {
  home = await createTestHome('published');
  house = await home.open();
  [anne, bo] = (await Promise.all(['990010001', '990010002'].map(signIn))) as [Actor, Actor];
});
afterAll(() => home.remove());

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

describe('notices', () => {
  it('go to nobody who has not asked for them', async () => {
    expect(await readNotices(house, anne, {}, call)).toEqual({ mailAddress: null, letters: [] });
    await chooseNotices(house, bo, { mailAddress: 'bo@example.no' }, call);
    await chooseNotices(house, bo, { mailAddress: null }, call);
    const chosen = await chooseNotices(house, anne, { mailAddress: 'anne@example.no' }, call);
    expect(chosen).toEqual({ mailAddress: 'anne@example.no', letters: [] });
    const [line] = await listAudit(house.db, {}, 1);
    expect(line).toMatchObject({ act: 'choose-notices', objectId: anne.userId });
  });

  it('come once for each report, say nothing of what is in it, and are shown to their reader alone', async () => {
    await issueReports(house, operator, { withPdf: false }, quietTools());
    await issueReports(house, operator, { withPdf: false }, quietTools());
    const report = (await listReports(house.db, systemScope('verify-home'))).find(
      ({ hpr }) => hpr === anne.hpr,
    );
    expect(report).toBeDefined();
    const { letters } = await readNotices(house, anne, {}, call);
    expect(letters).toMatchObject([{ state: 'waiting', subject: 'En ny rapport ligger klar til deg' }]);
    expect(letters[0]?.text).toContain('/report');
    // The year and figures are for those who have signed in.
    expect(letters[0]?.text.replace(/https?:\S+/, '')).not.toMatch(/\d/);
    expect((await readNotices(house, bo, {}, call)).letters).toEqual([]);
  });

  it('lie in the demo as sent', async () => {
    await sendWaitingMail(house, new AbortController().signal);
    expect((await readNotices(house, anne, {}, call)).letters).toMatchObject([{ state: 'sent' }]);
  });
});

describe('whoever looks after the mail', () => {
  it('sees that letters wait or were put aside, not to whom they are, and lets them be tried again', async () => {
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
