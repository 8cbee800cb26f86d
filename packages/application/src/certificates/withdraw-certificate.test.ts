import { randomUUID } from 'node:crypto';
import { listCertificates as listStored } from '@smalspor/database/certificates';
import { listPractitioners } from '@smalspor/database/prescribers';
import { findRound } from '@smalspor/database/programmes';
import { type Actor, systemScope } from '@smalspor/domain/access';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccounts } from '../accounts/create-accounts.ts';
import type { House } from '../house/house.ts';
import { moveRound } from '../programmes/lead-round.ts';
import { readRound } from '../programmes/read-round.ts';
import { createTestHome, type TestHome } from '../testing/index.ts';
import {
  exportCertificates,
  issueCertificate,
  issueCertificateFor,
  listCertificates,
  readCertificatePdf,
  verifyCertificate,
  withdrawCertificate,
} from './index.ts';
import { begun, finished, groupCourse, met, store } from './testing/played-rounds.ts';

const admin: Actor = { userId: 'demo-programme-admin', name: 'Pia', roles: ['programme-admin'], hpr: null };
const call = () => ({ requestId: 'request-1', idempotencyKey: randomUUID() });

let home: TestHome;
let house: House;
let people: Actor[];

beforeAll(async () => {
  home = await createTestHome('published');
  const opened = await home.open();
  house = { ...opened, content: opened.content, now: () => '2021-03-01T09:00:00Z' };
  const found = await listPractitioners(house.db, systemScope('list-group'), '2020-01-15');
  const accounts = createAccounts(house);
  people = await Promise.all(
    found.slice(0, 12).map(async ({ hpr, name }) => {
      const identity = { issuer: 'demo', subject: hpr, name, hpr, pidPseudonym: null, securityLevel: null };
      return (await accounts.signIn(identity, call())).actor;
    }),
  );
});
afterAll(() => home.remove());

const refused = (reason: string) => ({ code: 'move-refused', facts: { reason } });
const stored = (participant: string) =>
  listStored(house.db, systemScope('issue-certificates'), { participant });

/** A round in which two people have done the whole course, and the certificate of the first. */
async function issued(group: string) {
  const [anne, bo] = people.splice(0, 2);
  if (!anne || !bo) throw new Error('The town has too few doctors');
  const ids = [anne, bo].map(({ hpr }) => `hpr:${hpr}`);
  const whole = finished(
    met(begun(groupCourse(house), '2020-01-15', ids), '2020-02-04', ids),
    '2020-10-06',
    ids,
  );
  const roundId = await store(house, whole, group);
  const { round } = await issueCertificate(house, anne, { roundId }, call());
  const participant = ids[0] ?? '';
  return { anne, bo, roundId, participant, certificateId: round.certificate?.id ?? '' };
}

const april: () => House = () => ({ ...house, now: () => '2021-04-10T09:00:00Z' });

async function verify(participant: string, index = 0) {
  const code = (await stored(participant))[index]?.model.code ?? '';
  return verifyCertificate(house, { code }, call());
}

describe('a certificate that is withdrawn', () => {
  it('is void from that day on, by its code, by its file and on the page of its holder', async () => {
    const { anne, bo, roundId, participant, certificateId } = await issued('Lade 1');
    const address = { mail_address: 'anne@example.no', language: 'nn' } as const;
    await house.db.updateTable('people').set(address).where('id', '=', anne.userId).execute();
    const key = call();
    const input = { certificateId, version: 1, reason: 'wrong-hours' } as const;
    const entry = await withdrawCertificate(april(), admin, input, key);
    expect(entry).toMatchObject({
      version: 2,
      state: 'withdrawn',
      withdrawn: { on: '2021-04-10', reason: 'wrong-hours' },
    });
    expect(await withdrawCertificate(april(), admin, input, key)).toEqual(entry);

    const answer = await verify(participant);
    expect(answer).toMatchObject({ outcome: 'genuine', state: 'withdrawn', withdrawnOn: '2021-04-10' });
    expect(JSON.stringify(answer)).not.toContain('wrong-hours');
    const pdf = { certificateId, language: 'nb' } as const;
    await expect(readCertificatePdf(house, anne, pdf, call())).rejects.toMatchObject({
      code: 'certificate-withdrawn',
    });
    const own = await readRound(house, anne, { roundId }, call());
    expect([own.certificate, own.certificateDue, own.certificateWithdrawn]).toEqual([
      null,
      false,
      { issuedOn: '2021-03-01', on: '2021-04-10', reason: 'wrong-hours' },
    ]);
    expect((await readRound(house, bo, { roundId }, call())).certificateWithdrawn).toBeNull();

    const letters = await house.db.selectFrom('mail_outbox').selectAll().execute();
    expect(letters).toHaveLength(1);
    expect(letters[0]).toMatchObject({
      letter: 'certificate-withdrawn',
      address: 'anne@example.no',
      language: 'nn',
      gaps: { link: expect.stringContaining(`/rounds/${roundId}`) },
    });
    const lines = await house.db
      .selectFrom('audit_log')
      .select(['act', 'outcome', 'reason', 'actor'])
      .where('object_id', '=', certificateId)
      .where('act', '=', 'withdraw-certificate')
      .execute();
    expect(lines).toEqual([
      {
        act: 'withdraw-certificate',
        outcome: 'success',
        reason: 'wrong-hours',
        actor: 'person:demo-programme-admin',
      },
    ]);
  });

  it('stands marked in the list of its own period and in that of its withdrawal', async () => {
    const { certificateId, participant } = await issued('Lade 2');
    const input = { certificateId, version: 1, reason: 'wrong-rules' } as const;
    await withdrawCertificate(april(), admin, input, call());
    const code = (await stored(participant))[0]?.model.code.slice(0, 4);
    for (const [from, to, there] of [
      ['2021-03-01', '2021-03-01', true],
      ['2021-04-01', '2021-04-30', true],
      ['2021-05-01', '2021-05-31', false],
    ] as const) {
      const period = { programme: 'rak', from, to };
      const { certificates } = await listCertificates(house, admin, period, call());
      expect(
        certificates.some(({ id }) => id === certificateId),
        from,
      ).toBe(there);
      const file = await exportCertificates(house, admin, { ...period, language: 'nb' }, call());
      const line = new TextDecoder()
        .decode(file.bytes)
        .split('\r\n')
        .find((each) => each.includes(`;${code}-`));
      expect(line?.endsWith(';trukket tilbake;2021-04-10') ?? false, from).toBe(there);
    }
  });

  it('is withdrawn once, against what was seen, and by nobody else', async () => {
    const { anne, bo, certificateId } = await issued('Lade 3');
    const input = { certificateId, version: 1, reason: 'wrong-holder' } as const;
    const attempts = await Promise.allSettled([
      withdrawCertificate(house, admin, input, call()),
      withdrawCertificate(house, admin, { ...input, reason: 'wrong-hours' }, call()),
    ]);
    expect(attempts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(attempts.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'changed-meanwhile' },
    });
    await expect(withdrawCertificate(house, admin, { ...input, version: 2 }, call())).rejects.toMatchObject(
      refused('certificate-not-in-force'),
    );
    for (const unknown of [randomUUID(), 'x']) {
      await expect(
        withdrawCertificate(house, admin, { ...input, certificateId: unknown }, call()),
      ).rejects.toMatchObject({ code: 'not-found' });
    }
    // The door is the administrators'; behind it, a round is nobody's who is not in it.
    for (const actor of [anne, bo]) {
      await expect(withdrawCertificate(house, actor, input, call())).rejects.toMatchObject({
        code: expect.stringMatching(/not-found|changed-meanwhile/),
      });
    }
  });
});

describe('a new certificate after one that was withdrawn', () => {
  it('is issued when the attendance that was wrong has been corrected, and not before', async () => {
    const { anne, roundId, participant, certificateId } = await issued('Lade 4');
    const input = { certificateId, version: 1, reason: 'wrong-hours' } as const;
    const { version } = (await findRound(house.db, roundId)) ?? { version: 0 };
    const correct = (seen: number) =>
      moveRound(house, null as never)(
        admin,
        {
          roundId,
          version: seen,
          move: { type: 'attendance-corrected', meeting: 'third', participant, attended: false },
        },
        call(),
      );
    await expect(correct(version)).rejects.toMatchObject(refused('certificate-issued'));
    await withdrawCertificate(house, admin, input, call());
    await expect(issueCertificate(house, anne, { roundId }, call())).rejects.toMatchObject(
      refused('certificate-not-mended'),
    );
    await expect(issueCertificateFor(house, admin, { roundId, participant }, call())).rejects.toMatchObject(
      refused('certificate-not-mended'),
    );
    await correct(version);
    expect((await readRound(house, anne, { roundId }, call())).certificateDue).toBe(true);
    const { outcome, round } = await issueCertificate(april(), anne, { roundId }, call());
    expect([outcome, round.certificate?.hours, round.certificateWithdrawn]).toEqual(['issued', 12, null]);
    const all = await stored(participant);
    expect(
      all.map(({ model, supersededBy, withdrawn }) => [
        model.hours.meetings,
        supersededBy,
        withdrawn?.reason,
      ]),
    ).toEqual([
      [6, null, undefined],
      [9, null, 'wrong-hours'],
    ]);
    // It tells nothing of what was withdrawn, which holds no more.
    expect(all[0]?.model.replaces).toBeNull();
    expect([await verify(participant, 0), await verify(participant, 1)]).toMatchObject([
      { state: 'in-force' },
      { state: 'withdrawn' },
    ]);
  });

  it('is the administrator’s to judge where the first was a mistake', async () => {
    const { anne, roundId, participant, certificateId } = await issued('Lade 5');
    const input = { certificateId, version: 1, reason: 'issued-by-mistake' } as const;
    await withdrawCertificate(house, admin, input, call());
    expect((await readRound(house, anne, { roundId }, call())).certificateDue).toBe(false);
    await expect(issueCertificate(house, anne, { roundId }, call())).rejects.toMatchObject(
      refused('certificate-not-mended'),
    );
    const { outcome } = await issueCertificateFor(april(), admin, { roundId, participant }, call());
    expect(outcome).toBe('issued');
  });
});
