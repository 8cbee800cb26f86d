import { randomUUID } from 'node:crypto';
import { listAudit } from '@smalspor/database/audit';
import { listCertificates as listStored } from '@smalspor/database/certificates';
import { listPractitioners } from '@smalspor/database/prescribers';
import { type Actor, systemScope } from '@smalspor/domain/access';
import { formatCode } from '@smalspor/domain/certificates';
import { complete, hold } from '@smalspor/domain/programmes/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../house/house.ts';
import { readRound } from '../programmes/read-round.ts';
import { createTestHome, doctor, type TestHome } from '../testing/index.ts';
import {
  exportCertificates,
  issueCertificate,
  issueCertificateFor,
  listCertificates,
  verifyCertificate,
} from './index.ts';
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
  people = found.slice(0, 4).map(({ hpr, name }) => ({ id: `hpr:${hpr}`, actor: doctor(hpr), name }));
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

describe('an administrator', () => {
  it('issues for somebody else only what is due, and exports what was issued, on record', async () => {
    const { anne, bo, ids } = pair();
    const course = groupCourse(house);
    const part = met(begun(course, '2020-01-15', ids), '2020-02-04', ids);
    const more = part.make('2020-03-01', complete('urinary-skin', anne.id));
    expect(() => more.make('2020-03-01', hold('second', '2020-03-01', anne.id))).toThrow('meeting-not-open');
    const roundId = await store(house, more.make('2020-04-01', { type: 'left', participant: bo.id }), '=1+1');
    const view = await readRound(house, admin, { roundId }, call());
    const due = view.roster
      ?.filter(({ certificateDue }) => certificateDue)
      .map(({ participant }) => participant);
    expect(due).toEqual([bo.id]);
    const issueFor = (participant: string) =>
      issueCertificateFor(house, admin, { roundId, participant }, call());
    await expect(issueFor(anne.id)).rejects.toMatchObject(refused('certificate-not-due'));
    await expect(issueFor('hpr:1')).rejects.toMatchObject({ code: 'not-found' });
    const { round: after } = await issueFor(bo.id);
    expect(after.roster?.some(({ certificateDue }) => certificateDue)).toBe(false);

    const period = { programme: 'rak', from: '2021-03-01', to: '2021-03-01' };
    const { certificates, programmes } = await listCertificates(house, admin, period, call());
    expect(certificates.find(({ hpr }) => hpr === bo.actor.hpr)).toMatchObject({
      issuedOn: '2021-03-01',
      name: bo.name,
      hours: { eLearning: 2, meetings: 3 },
      state: 'in-force',
      version: 1,
    });
    expect(programmes.map(({ id }) => id)).toContain('rak');
    const file = await exportCertificates(house, admin, { ...period, language: 'nb' }, call());
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.bytes);
    expect(text.startsWith('\ufeffHPR-nummer;Navn;Kurs;Ordning;')).toBe(true);
    expect(text.trimEnd().split('\r\n')).toHaveLength(certificates.length + 1);
    const code = formatCode((await stored(bo.id))[0]?.model.code ?? ('' as never));
    expect(text).toContain(`;2;3;5;2021-03-01;${code};gjelder;`);
    const late = { ...period, from: '2021-03-02', to: '2021-03-31' };
    expect((await listCertificates(house, admin, late, call())).certificates).toEqual([]);
    expect(await listCertificates(house, admin, {}, call())).toMatchObject({
      from: '2021-01-01',
      to: '2021-12-31',
      total: 1,
      certificates: { length: 1 },
    });
    for (const wrong of [
      { ...period, from: '2021-02-30' },
      { ...period, to: '2020-01-01' },
    ]) {
      await expect(listCertificates(house, admin, wrong, call())).rejects.toMatchObject({
        code: 'invalid-request',
      });
    }
    const acts = await listAudit(house.db, { objectKind: 'certificates' }, 10);
    expect(acts.map(({ act, objectId }) => `${act}: ${objectId}`)).toContain(
      'export-certificates: rak 2021-03-01 2021-03-01',
    );
  });
});

describe('whoever holds a certificate', () => {
  it('learns by its code whether it is genuine and in force, and nothing that does not stand on it', async () => {
    const { anne, ids } = pair();
    const round = finished(
      met(begun(groupCourse(house), '2020-01-15', ids), '2020-02-04', ids),
      '2020-10-06',
      ids,
    );
    await issue(anne.actor, await store(house, round, 'Lade 1'));
    const code = (await stored(anne.id))[0]?.model.code ?? ('' as never);
    const verify = (typed: string) => verifyCertificate(house, { code: typed }, call());
    const answer = await verify(formatCode(code).toLowerCase());
    expect(answer).toEqual({
      outcome: 'genuine',
      state: 'in-force',
      withdrawnOn: null,
      name: anne.name,
      programme: expect.objectContaining({ nb: 'Riktigere antibiotikabruk i kommunene' }),
      hours: { eLearning: 6, meetings: 9 },
      issuedOn: '2021-03-01',
    });
    expect(await verify(`${code.slice(0, -1)}${code.endsWith('B') ? 'C' : 'B'}`)).toEqual({
      outcome: 'mistyped',
    });
    expect(await verify('BBBB-BBBB-BBBB-BBBB-BBBB')).toEqual({ outcome: 'unknown' });
    const [line] = await listAudit(house.db, { objectKind: 'certificate' }, 1);
    expect(line).toMatchObject({ actor: 'visitor', act: 'verify-certificate', outcome: 'success' });
  });
});
