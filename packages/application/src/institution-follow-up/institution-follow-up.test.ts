import { randomUUID } from 'node:crypto';
import type { CallContext, UseCases } from '@smalspor/contract/use-cases';
import { listAudit } from '@smalspor/database/audit';
import { insertMandate, insertOddityAnswer } from '@smalspor/database/institution-data';
import { listMail } from '@smalspor/database/mail';
import { grantRole, recordSignIn, setPersonMailAddress } from '@smalspor/database/people';
import type { Actor } from '@smalspor/domain/access';
import { toMonth } from '@smalspor/domain/time';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../house/house.ts';
import {
  FJELLHEIM,
  importRegister,
  importRows,
  SOLBAKKEN,
  saleOf,
} from '../institution-data/testing/institution-files.ts';
import { joinDemoHome } from '../institutions/join-demo-home.ts';
import { actorAt } from '../institutions/testing/institution-people.ts';
import { publishRelease } from '../releases/publish-release.ts';
import { createTestHome, operator, quietTools, type TestHome } from '../testing/index.ts';
import { createUseCases, type RunningUseCases } from '../use-cases/create-use-cases.ts';
import { remindByItself } from './remind-institutions.ts';

let home: TestHome;
let house: House;
let running: RunningUseCases;
let use: UseCases;
let now = '2021-02-01T08:00:00.000Z';
let contact: { readonly id: string };

const call = (): CallContext => ({ requestId: 'r', idempotencyKey: randomUUID() });
const region = (id: string): Actor => actorAt('regional-centre', { kind: 'region', id });
const centre = region('sor-ost');
const GONE = { code: 'not-found' };
const row = async (organisation: number) =>
  (await use.listFollowedInstitutions(centre, {}, call())).institutions.find(
    (each) => each.organisation === String(organisation),
  );

beforeAll(async () => {
  home = await createTestHome('imported');
  const opened = await home.open({ role: 'server' });
  house = { ...opened, now: () => now, log: opened.log.child({}, { level: 'silent' }) };
  await importRegister(house);
  const months = Array.from(
    { length: 24 },
    (_, place) => `${2019 + Math.floor(place / 12)}-${String((place % 12) + 1).padStart(2, '0')}`,
  );
  // Fjellheim’s pharmacy has stopped delivering in June 2020, and one month of Solbakken’s is a jump.
  await importRows(house, 'institution-sales', [
    ...months.map((month) => saleOf(`S${month}`, SOLBAKKEN, month, month === '2020-05' ? 90 : 10)),
    ...months.slice(0, 18).map((month) => saleOf(`F${month}`, FJELLHEIM, month).replace('long-term', '')),
  ]);
  await importRows(house, 'bed-days', [
    `${SOLBAKKEN};long-term;2019-01;2019-12;13000;counted`,
    `${SOLBAKKEN};long-term;2020-01;2020-12;13000;counted`,
    `${SOLBAKKEN};short-term;2019-01;2019-12;2600;counted`,
    `${SOLBAKKEN};short-term;2020-01;2020-12;2600;counted`,
  ]);
  await publishRelease(house, operator, quietTools());
  running = await createUseCases(house);
  use = running.operations;
  const who = { issuer: 'i', subject: 'nina', name: 'Nina', hpr: null, pidPseudonym: null, at: now };
  const person = await recordSignIn(house.db, who);
  contact = person;
  const unit = { unitKind: 'institution', unitId: String(SOLBAKKEN) } as const;
  const held = { role: 'institution-contact', ...unit, validFrom: '2021-01-01', validTo: null } as const;
  await house.db.transaction().execute(async (trx) => {
    await grantRole(trx, person.id, held);
    await joinDemoHome(house, trx, person, 'institution-contact', SOLBAKKEN);
  });
});
afterAll(async () => {
  await running.stop();
  await home.remove();
});

describe('those who answer for where institutions lie', () => {
  it('see how many take part, by county, municipality and kind', async () => {
    const coverage = await use.readInstitutionCoverage(centre, {}, call());
    expect(coverage.all).toMatchObject({ all: 2, takingPart: 1, share: 50, missing: 1 });
    expect(coverage.aim).toEqual({ low: 80, high: 100 });
    expect(coverage.counties).toMatchObject([
      {
        name: 'Oslo',
        all: 2,
        takingPart: 1,
        kinds: [{ kind: 'nursing-home', all: 2 }],
        municipalities: [{ name: 'Oslo', all: 2 }],
      },
    ]);
    const municipal = actorAt('municipal-doctor', { kind: 'municipality', id: '0301' });
    expect((await use.readInstitutionCoverage(municipal, {}, call())).all.all).toBe(2);
    for (const stranger of [
      region('nord'),
      actorAt('municipal-doctor', { kind: 'municipality', id: '4601' }),
    ]) {
      expect((await use.readInstitutionCoverage(stranger, {}, call())).counties).toEqual([]);
      expect((await use.listFollowedInstitutions(stranger, {}, call())).institutions).toEqual([]);
    }
  });

  it('see who has delivered and who lacks something, and no figure', async () => {
    expect(await row(SOLBAKKEN)).toMatchObject({
      standing: 'enrolled',
      contact: 'Nina',
      data: {
        lastSales: '2020-12',
        bedDays: 'told',
        lastBedDays: '2020-12',
        openOddities: 1,
        mandate: 'not-needed',
      },
      lacks: ['oddities'],
      reminder: 'no-address',
    });
    expect(await row(FJELLHEIM)).toMatchObject({
      standing: 'none',
      data: { lastSales: '2020-06', bedDays: 'missing', lastBedDays: null },
      lacks: ['sales', 'bed-days', 'oddities'],
      reminder: 'no-contact',
    });
    const list = JSON.stringify(await use.listFollowedInstitutions(centre, {}, call()));
    // Ninety packages of twenty tablets, and the bed days.
    for (const figure of ['13000', '2600', '1800']) expect(list).not.toContain(figure);
  });

  it('take the list along as a table, and that is on record', async () => {
    const { bytes, fileName } = await use.exportFollowedInstitutions(centre, { language: 'nb' }, call());
    const lines = new TextDecoder().decode(bytes).trim().split('\r\n');
    expect(fileName).toBe('institusjoner-2021-02-01.csv');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain(';Fjellheim;Sykehjem;Oslo;Oslo;Ikke spurt;');
    const [line] = await listAudit(house.db, { act: 'export-institutions' }, 1);
    expect(line).toMatchObject({ outcome: 'success', objectId: '2' });
  });
});

describe('a reminder', () => {
  it('goes to the contact, in the contact’s language, and says nothing of figures', async () => {
    await setPersonMailAddress(house.db, contact.id, 'nina@example.no');
    const { language, subject, text } = await use.readReminderLetter(
      centre,
      { organisation: String(SOLBAKKEN) },
      call(),
    );
    expect([language, subject]).toEqual(['nb', 'Solbakken: Noe mangler']);
    expect(text).toContain('– Noe i dataene ser uvanlig ut');
    expect(text).not.toMatch(/\b90\b|Pivmecillinam|DDD/);
    const organisations = [String(SOLBAKKEN), String(FJELLHEIM)];
    const once = call();
    const done = await use.remindInstitutions(centre, { organisations }, once);
    expect(done).toEqual({ letters: 1, toCall: ['Fjellheim'], recent: 0 });
    expect((await use.remindInstitutions(centre, { organisations }, once)).letters).toBe(1);
    const letters = (await listMail(house.db, 'waiting', 10)).filter(
      ({ letter }) => letter === 'institution-reminder',
    );
    expect(letters.map(({ address }) => address)).toEqual(['nina@example.no']);
    const [line] = await listAudit(house.db, { act: 'remind-institution' }, 1);
    expect(line).toMatchObject({ objectId: String(SOLBAKKEN), outcome: 'success' });
  });

  it('is not sent again before its time, by anybody', async () => {
    const organisations = [String(SOLBAKKEN)];
    expect(await use.remindInstitutions(centre, { organisations }, call())).toEqual({
      letters: 0,
      toCall: [],
      recent: 1,
    });
    const { signal } = new AbortController();
    expect(await remindByItself(house, signal)).toBe(0);
    now = '2021-03-04T08:00:00.000Z';
    expect(await remindByItself(house, signal)).toBe(1);
    expect((await row(SOLBAKKEN))?.remindedOn).toBe('2021-03-04');
    expect(await remindByItself(house, signal)).toBe(0);
  });

  it('is for institutions where one answers, and the others are not there', async () => {
    const organisations = [String(SOLBAKKEN)];
    await expect(use.remindInstitutions(region('nord'), { organisations }, call())).rejects.toMatchObject(
      GONE,
    );
    await expect(
      use.readReminderLetter(region('nord'), { organisation: String(SOLBAKKEN) }, call()),
    ).rejects.toMatchObject(GONE);
    await expect(
      use.remindInstitutions(centre, { organisations: ['310000078'] }, call()),
    ).rejects.toMatchObject(GONE);
  });

  it('stops when nothing is lacking any more', async () => {
    await insertMandate(
      house.db,
      {
        ...{
          id: randomUUID(),
          organisation: SOLBAKKEN,
          sender: 'Apoteket',
          from: toMonth(2019, 1),
          to: null,
        },
        ...{ givenAt: now, givenByName: 'Nina' },
      },
      contact.id,
    );
    const deliveries = await (await house.shelf.current())?.institutions?.deliveries(new Set([SOLBAKKEN]));
    const [odd] = deliveries?.get(SOLBAKKEN)?.oddities ?? [];
    await insertOddityAnswer(house.db, SOLBAKKEN, {
      ...{
        id: randomUUID(),
        oddity: odd?.id ?? '',
        figures: odd?.figures ?? '',
        answer: 'right',
        reason: 'Lager',
      },
      ...{ answeredAt: now, answeredBy: contact.id, answeredByName: 'Nina' },
    });
    expect(await row(SOLBAKKEN)).toMatchObject({
      lacks: [],
      reminder: 'complete',
      data: { mandate: 'given' },
    });
  });
});

describe('an institution that a delivered list names', () => {
  it('takes part as one with a round does, in what is released and in the view of it', async () => {
    expect(await row(FJELLHEIM)).toMatchObject({ standing: 'none' });
    await importRows(house, 'participations', [`rask;;${FJELLHEIM};2017-10`]);
    await publishRelease(house, operator, quietTools());
    const { listed = [] } = (await house.shelf.current())?.institutions ?? {};
    expect(listed.filter(({ organisation }) => organisation === FJELLHEIM)).toMatchObject([
      { programme: 'rask', started: toMonth(2017, 10) },
    ]);
    expect(await row(FJELLHEIM)).toMatchObject({ standing: 'listed', programme: null, phase: null });
    const { all } = await use.readInstitutionCoverage(centre, {}, call());
    expect(all).toMatchObject({
      takingPart: 2,
      share: 100,
      missing: 0,
      standings: { enrolled: 1, listed: 1 },
    });
  });
});

describe('whoever invited an institution', () => {
  it('is told by letter that it has enrolled', async () => {
    const person = async (subject: string) => {
      const who = { issuer: 'i', subject, name: subject, hpr: null, pidPseudonym: null, at: now };
      return (await recordSignIn(house.db, who)).id;
    };
    const runa = { ...centre, userId: await person('runa') };
    await grantRole(house.db, runa.userId, {
      ...{ role: 'regional-centre', unitKind: 'region', unitId: 'sor-ost' },
      ...{ validFrom: '2021-01-01', validTo: null },
    });
    await setPersonMailAddress(house.db, runa.userId, 'runa@example.no');
    const invited = {
      organisation: String(FJELLHEIM),
      programme: 'rask',
      name: 'Siri',
      mailAddress: 'siri@example.no',
    };
    const { link } = await use.inviteContact(runa, invited, call());
    const code = link.split('/').at(-1) ?? '';
    const siri: Actor = { ...actorAt('participant'), userId: await person('siri') };
    await use.acceptInstitutionInvitation(siri, { code }, call());
    const letters = (await listMail(house.db, 'waiting', 20)).filter(
      ({ letter }) => letter === 'group-enrolled',
    );
    expect(letters.map(({ address, gaps }) => [address, gaps.group])).toEqual([
      ['runa@example.no', 'Fjellheim'],
    ]);
    expect(await row(FJELLHEIM)).toMatchObject({ standing: 'enrolled' });
    expect((await use.readInstitutionCoverage(centre, {}, call())).all.takingPart).toBe(2);
  });
});

describe('what may be told of institutions together', () => {
  it('is nothing of two homes: not before and after, and not how different they are', async () => {
    const { counties, total, mean } = await use.readInstitutionChange(centre, {}, call());
    expect(counties.length).toBeGreaterThan(10);
    for (const { before, after, change, reason } of counties) {
      expect([before, after, change]).toEqual([null, null, null]);
      expect(reason).not.toBeNull();
    }
    expect([total, mean]).toEqual([null, null]);
    const spread = await use.readInstitutionSpread(centre, { county: '03' }, call());
    expect(spread).toMatchObject({ among: null, reason: 'suppressed', bins: [], counties: [] });
    await expect(
      use.readInstitutionChange(centre, { indicator: 'institution-without-dose' }, call()),
    ).rejects.toMatchObject(GONE);
  });
});
