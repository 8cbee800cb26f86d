import { randomUUID } from 'node:crypto';
import { listAudit } from '@smalspor/database/audit';
import { listCertificates as listStored } from '@smalspor/database/certificates';
import { listPractitioners } from '@smalspor/database/prescribers';
import { findRound } from '@smalspor/database/programmes';
import { type Actor, systemScope } from '@smalspor/domain/access';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../house/house.ts';
import { readRound } from '../programmes/read-round.ts';
import { createTestHome, doctor, type TestHome } from '../testing/index.ts';
import { issueCertificate, readCertificatePdf } from './index.ts';
import { begun, finished, groupCourse, met, store } from './testing/played-rounds.ts';

const admin: Actor = { userId: 'demo-programme-admin', name: 'Pia', roles: ['programme-admin'], hpr: null };
const call = () => ({ requestId: 'request-1', idempotencyKey: randomUUID() });

let home: TestHome;
let house: House;
let people: { readonly id: string; readonly actor: Actor; readonly name: string }[];

beforeAll(async () => {
  home = await createTestHome('published');
  const opened = await home.open();
  house = { ...opened, content: opened.content, now: () => '2021-03-01T09:00:00Z' };
  const found = await listPractitioners(house.db, systemScope('list-group'), '2020-01-15');
  people = found.slice(0, 10).map(({ hpr, name }) => ({ id: `hpr:${hpr}`, actor: doctor(hpr), name }));
});
afterAll(() => home.remove());

/** Two people who have certificates nowhere else in these tests. */
function pair() {
  const [anne, bo] = people.splice(0, 2);
  if (!anne || !bo) throw new Error('The town has too few doctors');
  return { anne, bo, ids: [anne.id, bo.id] };
}

const stored = async (participant: string) =>
  listStored(house.db, systemScope('issue-certificates'), { participant });

const issue = (actor: Actor, roundId: string) => issueCertificate(house, actor, { roundId }, call());
const refused = (reason: string) => ({ code: 'move-refused', facts: { reason } });

describe('a certificate of the whole course', () => {
  it('is issued by one press, once, with everything that stands on it frozen', async () => {
    const { anne, ids } = pair();
    const round = finished(
      met(begun(groupCourse(house), '2020-01-15', ids), '2020-02-04', ids),
      '2020-10-06',
      ids,
    );
    const roundId = await store(house, round, 'Sagene 2');
    const before = await readRound(house, anne.actor, { roundId }, call());
    expect([before.certificate, before.certificateDue]).toEqual([null, true]);
    const key = call();
    const { outcome, round: view } = await issueCertificate(house, anne.actor, { roundId }, key);
    expect(outcome).toBe('issued');
    expect(view.certificate).toMatchObject({ on: '2021-03-01', hours: 15 });
    expect(view.certificateDue).toBe(false);
    // The same request again is the same act; another request is told that it was done before, and when.
    expect((await issueCertificate(house, anne.actor, { roundId }, key)).outcome).toBe('issued');
    const later = { ...house, now: () => '2021-03-09T09:00:00Z' };
    const again = await issueCertificate(later, anne.actor, { roundId }, call());
    expect([again.outcome, again.round.certificate]).toEqual(['issued-before', view.certificate]);
    const [line] = await listAudit(house.db, { objectId: roundId }, 1);
    expect(line).toMatchObject({ act: 'ask-for-issued-certificate', outcome: 'success' });
    const [certificate, ...more] = await stored(anne.id);
    expect(more).toEqual([]);
    expect(certificate?.model).toMatchObject({
      synthetic: true,
      holder: { name: anne.name, hpr: anne.actor.hpr, profession: 'doctor' },
      groups: ['Sagene 2'],
      hours: { eLearning: 6, meetings: 9 },
      schemes: [
        { id: 'old', countsAs: { kind: 'clinical-course' }, approvalNumber: null },
        { id: 'new', countsAs: { kind: 'clinical-course' } },
      ],
      period: { from: '2020-01-15', to: '2020-10-06' },
      issuer: 'Antibiotikasenteret for primærmedisin',
      verifyAddress: expect.stringMatching(/^http.*\/certificate$/),
    });
  });

  it('is nobody else’s, and the same file again for its holder', async () => {
    const { anne, bo, ids } = pair();
    const round = finished(
      met(begun(groupCourse(house), '2020-01-15', ids), '2020-02-04', ids),
      '2020-10-06',
      ids,
    );
    const roundId = await store(house, round, 'Sagene 3');
    const certificateId = (await issue(anne.actor, roundId)).round.certificate?.id ?? '';
    const pdf = (actor: Actor) => readCertificatePdf(house, actor, { certificateId, language: 'nn' }, call());
    const first = await pdf(anne.actor);
    expect(first.fileName).toBe('kursbevis.pdf');
    expect(Buffer.from(first.bytes).subarray(0, 5).toString()).toBe('%PDF-');
    const model = (await stored(anne.id))[0]?.model;
    if (!model) throw new Error('Nothing was stored');
    expect(Buffer.from((await pdf(anne.actor)).bytes).equals(first.bytes)).toBe(true);
    expect(Buffer.from(await house.printer.printCertificate(model, 'nn')).equals(first.bytes)).toBe(true);
    for (const id of [certificateId, 'x', randomUUID()]) {
      await expect(
        readCertificatePdf(house, bo.actor, { certificateId: id, language: 'nb' }, call()),
      ).rejects.toMatchObject({ code: 'not-found' });
    }
    const acts = await listAudit(house.db, { objectKind: 'certificate', objectId: certificateId }, 10);
    expect(acts.map(({ act, outcome }) => `${act} ${outcome}`).sort()).toEqual([
      'download-certificate refused',
      'download-certificate success',
      'download-certificate success',
    ]);
  });
});

describe('a part of the course', () => {
  it('gives nothing while it goes on, elective hours to who has left, and is replaced when more is done', async () => {
    const { anne, bo, ids } = pair();
    const part = () => met(begun(groupCourse(house), '2018-01-15', ids), '2018-02-04', ids);
    const open = await store(house, part(), 'Tasta 1');
    await expect(issue(anne.actor, open)).rejects.toMatchObject(refused('certificate-not-due'));
    const left = await store(
      house,
      part().make('2018-03-01', { type: 'left', participant: bo.id }),
      'Tasta 2',
    );
    const { round: view } = await issue(bo.actor, left);
    expect(view.certificate?.hours).toBe(5);
    const [first] = await stored(bo.id);
    // In 2018 there was one set of rules.
    expect(first?.model.schemes.map(({ id, countsAs }) => [id, countsAs.kind])).toEqual([
      ['old', 'elective'],
    ]);
    // He has gone on in the other group, which runs at the same time.
    const whole = finished(
      met(begun(groupCourse(house), '2018-02-15', ids), '2018-03-04', ids),
      '2018-11-04',
      ids,
    );
    const other = await store(house, whole, 'Tasta 3');
    expect((await readRound(house, bo.actor, { roundId: other }, call())).certificateDue).toBe(true);
    const later = { ...house, now: () => '2021-04-01T09:00:00Z' };
    await issueCertificate(later, bo.actor, { roundId: other }, call());
    const all = await stored(bo.id);
    expect(all.map(({ model, supersededBy }) => [model.hours, supersededBy])).toEqual([
      [{ eLearning: 6, meetings: 9 }, null],
      [{ eLearning: 2, meetings: 3 }, all[0]?.id],
    ]);
    expect(all[0]?.model.replaces?.nb).toContain('5 skoletimer');
    expect((await readRound(house, bo.actor, { roundId: left }, call())).certificate?.hours).toBe(15);
  });
});

describe('the same course in two groups', () => {
  it('is told once, whichever group is asked first, also at the same moment', async () => {
    const { anne, ids } = pair();
    const course = groupCourse(house);
    const whole = () => finished(met(begun(course, '2020-01-15', ids), '2020-02-04', ids), '2020-10-06', ids);
    const rounds = [await store(house, whole(), 'Åsane 1'), await store(house, whole(), 'Åsane 2')];
    const answers = await Promise.all(rounds.map((roundId) => issue(anne.actor, roundId)));
    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['issued', 'issued-before']);
    expect(await stored(anne.id)).toHaveLength(1);
    for (const roundId of rounds) {
      const view = await readRound(house, anne.actor, { roundId }, call());
      expect([view.certificate?.hours, view.certificateDue]).toEqual([15, false]);
    }
  });

  it('is whole when its parts are, and attendance that stands on it is not taken away in the other group', async () => {
    const { anne, ids } = pair();
    const course = groupCourse(house);
    const here = met(begun(course, '2020-01-15', ids), '2020-02-04', ids);
    const hereId = await store(house, here, 'Os 1');
    const there = finished(
      met(begun(course, '2020-01-20', ids), '2020-02-05', ids.slice(1)),
      '2020-10-06',
      ids,
    );
    const thereId = await store(house, there, 'Os 2');
    const { round: view } = await issue(anne.actor, thereId);
    expect(view.certificate?.hours).toBe(15);
    const [certificate] = await stored(anne.id);
    expect(certificate?.model.groups).toEqual(['Os 2', 'Os 1']);
    expect(certificate?.model.parts.find(({ id }) => id === 'first')?.roundId).toBe(hereId);
    const { moveRound } = await import('../programmes/lead-round.ts');
    const correct = moveRound(house, null as never);
    const { version } = (await findRound(house.db, hereId)) ?? { version: 0 };
    const move = {
      type: 'attendance-corrected',
      meeting: 'first',
      participant: anne.id,
      attended: false,
    } as const;
    await expect(correct(admin, { roundId: hereId, version, move }, call())).rejects.toMatchObject(
      refused('certificate-issued'),
    );
    // The record alone says why it could be made.
    expect((await readRound(house, anne.actor, { roundId: thereId }, call())).credits).toHaveLength(2);
  });
});
