import { randomUUID } from 'node:crypto';
import type { InputOf } from '@smalspor/contract/operations';
import { listAudit } from '@smalspor/database/audit';
import type { Actor } from '@smalspor/domain/access';
import type { PlainDate } from '@smalspor/domain/time';
import { headsOf } from '@smalspor/domain/visits';
import { readPdf } from '@smalspor/reports/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../house/house.ts';
import { ACUTE, deliverInstitutions, SOLBAKKEN } from '../institutions/testing/some-institutions.ts';
import { createTestHome, type TestHome } from '../testing/index.ts';
import { readVisit, saveVisitAnswers, sendVisitReport } from './fill-in-visits.ts';
import { planVisit } from './plan-visits.ts';
import { readVisitFigures } from './read-visit-figures.ts';
import { listInstitutionVisits, listVisits, readVisitReport, readVisitReportPdf } from './read-visits.ts';
import { newCall, personAt } from './testing/visit-people.ts';

const PLAN = {
  organisation: SOLBAKKEN,
  ward: ' 2.  etasje ',
  wardType: 'long-term',
  day: '2020-03-04' as PlainDate,
  checklist: 'antibiotic-infection-control-round',
} as const;
const GEL = 'disinfectant-at-hand';
const SEEN = 'hands-before-resident';
const gone = { code: 'not-found' };
const yes = { choice: 'yes' } as const;
const no = { choice: 'no' } as const;

type Given = InputOf<'saveVisitAnswers'>['answers'][number];
const answer = (item: string, said: Given['answer'], replaces: readonly string[] = []): Given => ({
  id: randomUUID(),
  item,
  answer: said,
  replaces: [...replaces],
  givenAt: '2020-03-04T10:00:00Z',
});

let home: TestHome;
let house: House;
let runa: Actor;
let elsewhere: Actor;
let contact: Actor;
let other: Actor;
let admin: Actor;

beforeAll(async () => {
  home = await createTestHome('empty');
  house = await home.open();
  await house.clock.set('2020-03-03T09:00:00Z');
  await deliverInstitutions(house);
  runa = await personAt(house, 'Runa', 'regional-centre', { kind: 'region', id: 'vest' });
  elsewhere = await personAt(house, 'Nora', 'regional-centre', { kind: 'region', id: 'nord' });
  contact = await personAt(house, 'Kari', 'institution-contact', { kind: 'institution', id: SOLBAKKEN });
  other = await personAt(house, 'Knut', 'institution-staff', { kind: 'institution', id: ACUTE });
  admin = await personAt(house, 'Pia', 'programme-admin');
});
afterAll(() => home.remove());

const plan = (change: Partial<InputOf<'planVisit'>> = {}) =>
  planVisit(house, runa, { ...PLAN, ...change }, newCall());
const save = (visitId: string, ...answers: Given[]) =>
  saveVisitAnswers(house, runa, { visitId, answers }, newCall());
const send = (form: { readonly id: string; readonly answers: readonly Given[] }) =>
  sendVisitReport(house, runa, { visitId: form.id, heads: [...headsOf(form.answers)] }, newCall());

describe('a visit', () => {
  it('is planned once for each key, at a home of the own region, with the checklist of today', async () => {
    const call = newCall();
    const first = await planVisit(house, runa, PLAN, call);
    const again = await planVisit(house, runa, PLAN, call);
    expect(again.id).toBe(first.id);
    expect(first).toMatchObject({
      home: 'Solbakken sykehjem',
      municipality: 'Bergen',
      ward: '2. etasje',
      state: 'planned',
      visitor: 'Runa',
      answers: [],
      report: null,
      checklist: { id: PLAN.checklist, version: 1 },
    });
    const listed = await listVisits(house, runa, {}, newCall());
    expect(listed.visits.map(({ id }) => id)).toContain(first.id);
    expect(listed.homes.map(({ name }) => name)).toEqual(['Solbakken sykehjem', 'Voss KAD']);
    expect(await listVisits(house, elsewhere, {}, newCall())).toEqual({ visits: [], homes: [] });
    expect((await listVisits(house, admin, {}, newCall())).homes).toHaveLength(2);
  });

  it('is not planned for a ward that the home does not have, another year, or with an identity number', async () => {
    await expect(plan({ wardType: 'acute' })).rejects.toMatchObject({ code: 'invalid-request' });
    await expect(plan({ day: '2022-03-04' as PlainDate })).rejects.toMatchObject({ code: 'invalid-request' });
    await expect(plan({ ward: 'Rom 010101 12345' })).rejects.toMatchObject({
      code: 'identity-number',
      detail: expect.not.stringMatching(/12345/),
    });
  });

  it('is not there for who guesses it, who visits another region, or another home', async () => {
    const { id: visitId } = await plan();
    const stranger = { visitId, answers: [answer(GEL, yes)] };
    await expect(planVisit(house, elsewhere, PLAN, newCall())).rejects.toMatchObject(gone);
    await expect(readVisit(house, elsewhere, { visitId }, newCall())).rejects.toMatchObject(gone);
    await expect(readVisit(house, runa, { visitId: randomUUID() }, newCall())).rejects.toMatchObject(gone);
    await expect(readVisit(house, runa, { visitId: 'x' }, newCall())).rejects.toMatchObject(gone);
    await expect(saveVisitAnswers(house, elsewhere, stranger, newCall())).rejects.toMatchObject(gone);
    await expect(saveVisitAnswers(house, contact, stranger, newCall())).rejects.toMatchObject(gone);
    await expect(sendVisitReport(house, contact, { visitId, heads: [] }, newCall())).rejects.toMatchObject(
      gone,
    );
    const homeOf = { organisation: SOLBAKKEN };
    for (const person of [other, elsewhere]) {
      await expect(listInstitutionVisits(house, person, homeOf, newCall())).rejects.toMatchObject(gone);
      await expect(readVisitReport(house, person, { visitId }, newCall())).rejects.toMatchObject(gone);
      const asked = { visitId, language: 'nb' } as const;
      await expect(readVisitReportPdf(house, person, asked, newCall())).rejects.toMatchObject(gone);
    }
    expect((await listInstitutionVisits(house, contact, homeOf, newCall())).mayVisit).toBe(false);
    expect(await listInstitutionVisits(house, runa, homeOf, newCall())).toMatchObject({
      name: 'Solbakken sykehjem',
      mayVisit: true,
      wards: ['2. etasje'],
      wardTypes: ['long-term', 'short-term'],
    });
  });
});

describe('answers', () => {
  it('come once however often they are sent, in any order, and none is lost', async () => {
    const { id } = await plan();
    const first = answer(GEL, no);
    const second = answer(GEL, yes, [first.id]);
    const seen = answer(SEEN, { done: 7, of: 10 });
    await save(id, second, seen);
    await save(id, second);
    const form = await save(id, first);
    expect(form.state).toBe('begun');
    expect(form.answers.map((each) => each.id).sort()).toEqual([first.id, second.id, seen.id].sort());
    expect(form.answers.find((each) => each.id === seen.id)).toMatchObject({
      by: 'Runa',
      answer: seen.answer,
    });
  });

  it('are refused whole when one does not fit, and an id is never used for two', async () => {
    const { id } = await plan();
    const note = answer('agreed', { note: 'Ring 01010112345' });
    await expect(save(id, answer(GEL, yes), note)).rejects.toMatchObject({
      code: 'identity-number',
      detail: expect.not.stringMatching(/12345/),
    });
    await expect(save(id, answer(SEEN, { done: 8, of: 7 }))).rejects.toMatchObject({
      code: 'invalid-request',
    });
    await expect(save(id, answer('unknown', yes))).rejects.toMatchObject({ code: 'invalid-request' });
    expect((await readVisit(house, runa, { visitId: id }, newCall())).answers).toEqual([]);
    const one = answer(GEL, yes);
    await save(id, one);
    await expect(save(id, { ...one, answer: no })).rejects.toMatchObject({ code: 'idempotency-conflict' });
  });
});

describe('a report', () => {
  it('is sent when nobody has answered meanwhile and no answers differ, and stays as it was sent', async () => {
    const { id } = await plan();
    await expect(sendVisitReport(house, runa, { visitId: id, heads: [] }, newCall())).rejects.toMatchObject({
      code: 'move-refused',
    });
    const base = await save(id, answer(GEL, no));
    const [one] = base.answers;
    const both = await save(
      id,
      answer(GEL, yes, [one?.id ?? '']),
      answer(GEL, { choice: 'not-applicable' }, [one?.id ?? '']),
    );
    await expect(send(base)).rejects.toMatchObject({ code: 'changed-meanwhile' });
    await expect(send(both)).rejects.toMatchObject({ code: 'move-refused' });
    await expect(readVisitReport(house, contact, { visitId: id }, newCall())).rejects.toMatchObject(gone);
    const chosen = await save(id, answer(GEL, yes, headsOf(both.answers)), answer(SEEN, { done: 3, of: 4 }));
    expect(await send(chosen)).toMatchObject({ state: 'reported', report: { version: 1, isOld: false } });

    const later = await save(
      id,
      answer(
        SEEN,
        { done: 4, of: 4 },
        chosen.answers.filter(({ item }) => item === SEEN).map((each) => each.id),
      ),
    );
    expect(later.report).toMatchObject({ version: 1, isOld: true });
    const told = await readVisitReport(house, contact, { visitId: id }, newCall());
    expect(told).toMatchObject({
      version: 1,
      answers: { [GEL]: yes, [SEEN]: { done: 3, of: 4 } },
      workOn: [SEEN],
      before: null,
    });
    expect(told.sums[0]).toMatchObject({ section: 'hands', yes: 1, no: 0, done: 3, of: 4, unanswered: 4 });
    expect((await send(later)).report).toMatchObject({ version: 2, isOld: false });
  });

  it('shows the same ward’s visit before it', async () => {
    const visited = async (day: string, said: Given['answer']) => {
      const { id } = await plan({ day: day as PlainDate, ward: 'Nord' });
      await send(await save(id, answer(GEL, said)));
      return id;
    };
    await visited('2019-10-01', no);
    const visitId = await visited('2020-02-01', yes);
    const told = await readVisitReport(house, contact, { visitId }, newCall());
    expect(told.before).toEqual({ day: '2019-10-01', answers: { [GEL]: no } });
  });

  it('comes as PDF to the home and to who visits, in each language, and to nobody else', async () => {
    const { id: visitId } = await plan({ ward: 'Sør' });
    const note = answer('agreed', { note: 'Ny dispenser ved rom 4 \u{1F44D}\uFE0F\nFrist: påske' });
    const sent = await save(visitId, answer(GEL, no), answer(SEEN, { done: 3, of: 4 }), note);
    const pdf = (actor: Actor, language: 'nb' | 'nn' | 'en') =>
      readVisitReportPdf(house, actor, { visitId, language }, newCall());
    await expect(pdf(contact, 'nb')).rejects.toMatchObject(gone);
    await send(sent);
    for (const person of [other, elsewhere]) await expect(pdf(person, 'nb')).rejects.toMatchObject(gone);
    const files = await Promise.all((['nb', 'nn', 'en'] as const).map((language) => pdf(contact, language)));
    expect(files.map(({ fileName }) => fileName)).toEqual([
      'smittevernvisitt-2020-03-04.pdf',
      'smittevernvisitt-2020-03-04.pdf',
      'infection-control-round-2020-03-04.pdf',
    ]);
    const [nb, , en] = await Promise.all(files.map(({ bytes }) => readPdf(bytes)));
    const text = nb?.texts.join(' ').replace(/\s+/g, ' ');
    for (const words of [
      'Solbakken sykehjem, Sør',
      '4. mars 2020',
      'Bergen',
      'Runa',
      '0 av 1 rutiner var på plass.',
      'Gjort 3 av 4 ganger det ble sett.',
      '3 av 4 (75 %)',
      'Ny dispenser ved rom 4 □ Frist: påske',
      'Ikke besvart',
      'Rapport nummer 1, sendt',
      'Kilder',
    ]) {
      expect(text).toContain(words);
    }
    expect([nb?.declaresUa, nb?.isMarked, nb?.language]).toEqual([true, true, 'nb']);
    expect(en?.texts.join(' ')).toMatch(/Visited by.*Not answered/s);
    const again = await pdf(runa, 'nb');
    expect(Buffer.from(again.bytes).equals(Buffer.from(files[0]?.bytes ?? []))).toBe(true);
  });

  it('is counted in the figures of its region, which give no share of few homes', async () => {
    const { figures } = await readVisitFigures(house, runa, {}, newCall());
    expect(figures?.all).toEqual({ visits: 4, municipalities: 1, homes: 1, wards: 3 });
    expect(figures?.areas.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['region vest', 'county 46']);
    expect(figures?.periods.map(({ halfYear }) => halfYear)).toEqual(['2019-2', '2020-1']);
    const [, spring] = figures?.periods ?? [];
    expect(spring?.counts).toMatchObject({ municipalities: 1, homes: 1 });
    expect(figures?.items.find(({ item }) => item === GEL)).toEqual({
      item: GEL,
      yes: 2,
      outOf: 4,
      homes: 1,
      share: null,
    });
    const nobody = await readVisitFigures(house, elsewhere, {}, newCall());
    expect(nobody.figures).toMatchObject({ all: { visits: 0 }, areas: [], periods: [] });
  });

  it('leaves lines in the audit log, and none says what was seen', async () => {
    const lines = await listAudit(house.db, { objectKind: 'visit' }, 200);
    for (const act of [
      'plan-visit',
      'read-visit',
      'save-visit-answers',
      'send-visit-report',
      'read-visit-report',
      'download-visit-report',
    ]) {
      expect(lines.map((line) => line.act)).toContain(act);
    }
    expect(JSON.stringify(lines)).not.toMatch(/etasje|not-applicable|Solbakken/);
  });
});
