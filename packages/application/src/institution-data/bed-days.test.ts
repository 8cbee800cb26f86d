import { listAudit } from '@smalspor/database/audit';
import { listTellings } from '@smalspor/database/institution-data';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../house/house.ts';
import { createTestHome, doctor, type TestHome } from '../testing/index.ts';
import { listToldRows } from './list-told-rows.ts';
import { readBedDays, saveBedDayDraft, tellBedDays } from './tell-bed-days.ts';
import {
  atInstitution,
  FJELLHEIM,
  importRegister,
  importRows,
  SOLBAKKEN,
} from './testing/institution-files.ts';

const organisation = String(SOLBAKKEN);
const kari = atInstitution(SOLBAKKEN);
const nils = { ...atInstitution(SOLBAKKEN, 'institution-staff'), name: 'Nils Sykepleier' };
const NOW = '2021-01-12T09:00:00.000Z';

let home: TestHome;
let house: House;
let asked = 0;
let tell: ReturnType<typeof tellBedDays>;
beforeAll(async () => {
  home = await createTestHome('empty');
  house = { ...(await home.open()), now: () => NOW };
  await importRegister(house);
  await importRows(house, 'bed-days', [
    `${SOLBAKKEN};long-term;2019-01;2019-12;13140;counted`,
    `${SOLBAKKEN};short-term;2019-10;2019-10;290;counted`,
    `${SOLBAKKEN};long-term;2020-10;2020-10;1200;counted`,
    `${FJELLHEIM};long-term;2020-01;2020-06;5000;counted`,
    `${FJELLHEIM};long-term;2020-07;2020-09;2500;estimated`,
  ]);
  tell = tellBedDays(house, async () => {
    asked += 1;
  });
});
afterAll(() => home.remove());

let key = 0;
const call = () => ({ requestId: 'r', idempotencyKey: `key-${++key}` });
const read = (actor = kari, quarter?: string) =>
  readBedDays(house, actor, { organisation, ...(quarter === undefined ? {} : { quarter }) }, call());
type Line = Parameters<typeof tell>[1]['lines'][number];
const line = (month: string, bedDays: number, change: Partial<Line> = {}): Line => ({
  ...{ wardType: 'long-term' as const, from: month, to: month, bedDays, estimated: false },
  ...change,
});
const send = (change: Partial<Parameters<typeof tell>[1]> = {}, actor = kari) =>
  tell(
    actor,
    {
      ...{ organisation, quarter: '2020-10', version: 0, confirmed: [], reason: null },
      lines: [line('2020-10', 1180), line('2020-11', 1150), line('2020-12', 1190)],
      ...change,
    },
    call(),
  );

describe('the form', () => {
  it('opens on the oldest quarter that is due, with capacity and last year’s figures beside', async () => {
    const form = await read();
    expect(form).toMatchObject({ name: 'Solbakken', now: '2021-01', quarter: '2020-01', isDue: true });
    expect(form.quarters[0]).toEqual({ quarter: '2020-10', isTold: false, isDelivered: false });
    expect(form.wards).toContainEqual({ wardType: 'short-term', beds: 10, from: '2018-01', to: null });
    const autumn = await read(nils, '2020-10');
    expect(autumn.lastYear).toEqual({
      // The year's figure by days: 13 140 in 365 days is 36 a day.
      'long-term 2020-10': 31 * 36,
      'long-term 2020-11': 30 * 36,
      'long-term 2020-12': 31 * 36,
      'long-term 2020-10 quarter': 92 * 36,
      'short-term 2020-10': 290,
    });
    expect(autumn.delivered).toEqual({ 'long-term 2020-10': 1200 });
  });

  it('does not ask for what files have counted, but for what they have estimated', async () => {
    const place = { organisation: String(FJELLHEIM) };
    const form = await readBedDays(house, atInstitution(FJELLHEIM), place, call());
    expect(form).toMatchObject({ quarter: '2020-07', isDue: true });
    const delivered = form.quarters.filter(({ isDelivered }) => isDelivered);
    expect(delivered.map(({ quarter }) => quarter)).toEqual(['2020-04', '2020-01']);
    const spring = { ...place, quarter: '2020-04' };
    expect((await readBedDays(house, atInstitution(FJELLHEIM), spring, call())).isDue).toBe(false);
  });

  it('is nobody else’s, and each reading and refusal is on record', async () => {
    for (const stranger of [atInstitution(FJELLHEIM), doctor('990000001')]) {
      await expect(read(stranger)).rejects.toMatchObject({ code: 'not-found' });
      await expect(send({}, stranger)).rejects.toMatchObject({ code: 'not-found' });
      const draft = { organisation, quarter: '2020-10', version: 0, entries: {} };
      await expect(saveBedDayDraft(house, stranger, draft, call())).rejects.toMatchObject({
        code: 'not-found',
      });
    }
    await expect(read(kari, '2021-01')).rejects.toMatchObject({ code: 'not-found' });
    await expect(read(kari, '2017-10')).rejects.toMatchObject({ code: 'not-found' });
    const lines = await listAudit(house.db, { objectKind: 'institution', objectId: organisation }, 50);
    expect(lines.map(({ act, outcome }) => `${act} ${outcome}`)).toEqual(
      expect.arrayContaining(['read-bed-days success', 'tell-bed-days refused']),
    );
  });
});

describe('a draft', () => {
  it('waits on the server for whoever goes on, and is not written over', async () => {
    const entries = { 'long-term 2020-10': '11' };
    const draft = { organisation, quarter: '2020-10', version: 0, entries };
    expect(await saveBedDayDraft(house, kari, draft, call())).toEqual({ version: 1, savedAt: NOW });
    await expect(saveBedDayDraft(house, nils, draft, call())).rejects.toMatchObject({
      code: 'changed-meanwhile',
    });
    expect((await read(nils, '2020-10')).draft).toMatchObject({
      entries,
      version: 1,
      savedByName: 'Kari Kontakt',
    });
  });
});

describe('what is told', () => {
  it.each([
    ['another year’s month', { lines: [line('2019-10', 1100)] }, 'not-in-quarter'],
    ['a month twice', { lines: [line('2020-10', 1100), line('2020-10', 1100)] }, 'twice'],
    ['a ward that is not there', { lines: [line('2020-10', 100, { wardType: 'acute' })] }, 'no-such-ward'],
    ['more than a year’s', { lines: [line('2020-10', 366 * 40 + 1)] }, 'more-than-a-year'],
    ['more than the beds hold', { lines: [line('2020-10', 1241)] }, 'above-capacity'],
    ['nothing', { lines: [line('2020-10', 0)] }, 'empty'],
    ['a third of last year’s', { lines: [line('2020-10', 400)] }, 'unlike-last-year'],
  ])('is refused or asked about when it is %s', async (_what, change, why) => {
    await expect(send(change)).rejects.toMatchObject({ code: 'bed-days-refused', facts: { why } });
    expect(await listTellings(house.db, SOLBAKKEN)).toEqual([]);
    expect(asked).toBe(0);
  });

  it('is taken with what is confirmed, asks for a release, and ends the draft', async () => {
    const form = await send({
      lines: [line('2020-10', 1300), line('2020-11', 1150), line('2020-12', 1190)],
      confirmed: ['long-term 2020-10'],
    });
    expect(form).toMatchObject({ quarter: '2020-10', isDue: false, draft: null });
    expect(form.versions).toMatchObject([{ version: 1, toldByName: 'Kari Kontakt', reason: null }]);
    expect(form.versions[0]?.lines).toHaveLength(3);
    expect(asked).toBe(1);
    expect(await listToldRows(house.db)).toMatchObject([
      { organisation: SOLBAKKEN, wardType: 'long-term', bedDays: 1300, estimated: false },
      { bedDays: 1150 },
      { bedDays: 1190 },
    ]);
  });

  it('is corrected by a new version with its reason; the old one stays', async () => {
    const lines = [line('2020-10', 3400, { to: '2020-12', estimated: true })];
    await expect(send({ lines }, nils)).rejects.toMatchObject({ code: 'changed-meanwhile' });
    await expect(send({ lines, version: 1 }, nils)).rejects.toMatchObject({
      facts: { why: 'reason-missing' },
    });
    const number = '010203 12345';
    await expect(send({ lines, version: 1, reason: `As ${number} said` })).rejects.toMatchObject({
      code: 'identity-number',
    });
    const form = await send({ lines, version: 1, reason: ' October was counted twice ' }, nils);
    expect(form.versions).toMatchObject([
      { version: 2, toldByName: 'Nils Sykepleier', reason: 'October was counted twice', lines },
      { version: 1, toldByName: 'Kari Kontakt' },
    ]);
    expect(await listToldRows(house.db)).toMatchObject([{ bedDays: 3400, estimated: true }]);
  });
});
