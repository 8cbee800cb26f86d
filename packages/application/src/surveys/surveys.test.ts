import { randomUUID } from 'node:crypto';
import type { InputOf } from '@smalspor/contract/operations';
import { listAudit } from '@smalspor/database/audit';
import type { Actor } from '@smalspor/domain/access';
import { organisationNumber } from '@smalspor/domain/institutions';
import type { PlainDate } from '@smalspor/domain/time';
import { readPdf } from '@smalspor/reports/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../house/house.ts';
import { ACUTE, deliverInstitutions, SOLBAKKEN } from '../institutions/testing/some-institutions.ts';
import { createTestHome, type TestHome } from '../testing/index.ts';
import { newCall, personAt } from '../visits/testing/visit-people.ts';
import {
  listInstitutionSurveys,
  readInstitutionSurvey,
  saveSurveyDraft,
  sendSurvey,
} from './answer-surveys.ts';
import { closeSurvey } from './close-survey.ts';
import { changeSurvey, listSurveys, planSurvey } from './plan-surveys.ts';
import {
  readInstitutionSurveyResult,
  readInstitutionSurveyResultPdf,
  readSurveyResult,
} from './read-survey-results.ts';

const day = (text: string) => text as PlainDate;
const PLAN = {
  definition: 'antibiotics-on-a-day',
  units: ['nursing-home'],
  from: day('2020-03-02'),
  to: day('2020-03-06'),
};
type Answer = InputOf<'sendSurvey'>['answer'];
const PIVMECILLINAM = {
  substance: 'J01CA08',
  indication: 'lower-urinary',
  purpose: 'treatment',
  route: 'oral',
} as const;
const METHENAMINE = { ...PIVMECILLINAM, substance: 'J01XX05', purpose: 'prevention' } as const;
const ANSWER: Answer = {
  day: day('2020-03-03'),
  wards: [
    { wardType: 'long-term', present: 38 },
    { wardType: 'short-term', present: 7 },
  ],
  residents: [
    { wardType: 'long-term', treatments: [PIVMECILLINAM, METHENAMINE] },
    { wardType: 'short-term', treatments: [METHENAMINE] },
  ],
  nobody: false,
};
const NOBODY: Answer = { ...ANSWER, residents: [], nobody: true };
const gone = { code: 'not-found' };
/** Six more homes in Bergen, so that there is something to tell. */
const NEIGHBOURS = Array.from({ length: 20 }, (_, index) => organisationNumber(31_000_100 + index))
  .flatMap((organisation) => (organisation === null ? [] : [String(organisation)]))
  .slice(0, 6);

let home: TestHome;
let house: House;
let admin: Actor;
let contact: Actor;
let elsewhere: Actor;
let doctor: Actor;

beforeAll(async () => {
  home = await createTestHome('empty');
  house = await home.open();
  await house.clock.set('2020-03-03T09:00:00Z');
  const row = (organisation: string, type: string, name: string, place: string) =>
    `${organisation};${type};${name};${place};40;2018-01`;
  await deliverInstitutions(house, {
    rows: [
      row(SOLBAKKEN, 'long-term', 'Solbakken sykehjem', '1201'),
      row(SOLBAKKEN, 'short-term', 'Solbakken sykehjem', '1201'),
      row(ACUTE, 'acute', 'Voss KAD', '1235'),
      ...NEIGHBOURS.map((each, index) => row(each, 'long-term', `Nabo ${index}`, '1201')),
    ],
  });
  admin = await personAt(house, 'Pia', 'programme-admin');
  contact = await personAt(house, 'Kari', 'institution-contact', { kind: 'institution', id: SOLBAKKEN });
  elsewhere = await personAt(house, 'Knut', 'institution-staff', { kind: 'institution', id: ACUTE });
  doctor = await personAt(house, 'Mona', 'municipal-doctor', { kind: 'municipality', id: '4601' });
});
afterAll(() => home.remove());

const plan = async (change: Partial<typeof PLAN> = {}) =>
  (await planSurvey(house, admin, { ...PLAN, ...change }, newCall())).id;
const at = (surveyId: string, organisation = SOLBAKKEN) => ({ organisation, surveyId });
const send = (surveyId: string, version: number, answer: Answer = ANSWER, actor = contact) =>
  sendSurvey(house, actor, { ...at(surveyId), version, answer }, newCall());
const draftOf = (text: string) => ({ ...NOBODY, day: text, nobody: false });

describe('a survey', () => {
  it('is planned once for each key, changed until answers have come, and closed once', async () => {
    const call = newCall();
    const first = await planSurvey(house, admin, PLAN, call);
    expect((await planSurvey(house, admin, PLAN, call)).id).toBe(first.id);
    expect(first).toMatchObject({ state: 'open', asked: 7, answered: 0, version: 1 });
    const change = (version: number, more: Partial<typeof PLAN>) =>
      changeSurvey(house, admin, { surveyId: first.id, ...PLAN, ...more, version }, newCall());
    const both = { units: ['acute-unit', 'nursing-home'] };
    const changed = await change(1, both);
    expect(changed).toMatchObject({ asked: 8, version: 2 });
    expect(changed.units.map(({ id }) => id)).toEqual(['nursing-home', 'acute-unit']);
    await expect(change(1, {})).rejects.toMatchObject({ code: 'changed-meanwhile' });
    await send(first.id, 0);
    const late = { facts: { why: 'answers-have-come' } };
    await expect(change(2, {})).rejects.toMatchObject(late);
    await expect(change(2, { ...both, from: day('2020-03-04') })).rejects.toMatchObject(late);
    expect(await change(2, { ...both, to: day('2020-03-09') })).toMatchObject({ version: 3, answered: 1 });
    const close = () => closeSurvey(house, admin, { surveyId: first.id }, newCall());
    expect(await close()).toMatchObject({ state: 'closed', asked: 8, answered: 1 });
    const closed = { code: 'survey-refused', facts: { why: 'closed' } };
    await expect(close()).rejects.toMatchObject(closed);
    await expect(change(3, both)).rejects.toMatchObject(closed);
    await expect(send(first.id, 1)).rejects.toMatchObject(closed);
    const draft = { ...at(first.id), version: 0, draft: draftOf('') };
    await expect(saveSurveyDraft(house, contact, draft, newCall())).rejects.toMatchObject(closed);
  });

  it('is refused with days or institutions that cannot be, and cannot be closed before it has begun', async () => {
    const why = (reason: string) => ({ code: 'survey-refused', facts: { why: reason } });
    await expect(plan({ to: day('2020-03-01') })).rejects.toMatchObject(why('no-window'));
    await expect(plan({ to: day('2020-06-01') })).rejects.toMatchObject(why('no-window'));
    const past = { from: day('2020-02-03'), to: day('2020-02-07') };
    await expect(plan(past)).rejects.toMatchObject(why('out-of-reach'));
    await expect(plan({ units: ['prison'] })).rejects.toMatchObject(why('unknown-unit'));
    await expect(plan({ definition: 'guess' })).rejects.toMatchObject(why('unknown-definition'));
    const surveyId = await plan({ from: day('2020-05-04'), to: day('2020-05-08') });
    await expect(closeSurvey(house, admin, { surveyId }, newCall())).rejects.toMatchObject(why('not-begun'));
    await expect(send(surveyId, 0)).rejects.toMatchObject(why('not-begun'));
    const missing = closeSurvey(house, admin, { surveyId: randomUUID() }, newCall());
    await expect(missing).rejects.toMatchObject(gone);
  });
});

describe('an answer', () => {
  it('is the own institution’s alone, and there for nobody else', async () => {
    const surveyId = await plan();
    await send(surveyId, 0);
    for (const actor of [elsewhere, doctor, admin]) {
      await expect(readInstitutionSurvey(house, actor, at(surveyId), newCall())).rejects.toMatchObject(gone);
      const result = readInstitutionSurveyResult(house, actor, at(surveyId), newCall());
      await expect(result).rejects.toMatchObject(gone);
      const asked = { ...at(surveyId), language: 'nb' } as const;
      const pdf = readInstitutionSurveyResultPdf(house, actor, asked, newCall());
      await expect(pdf).rejects.toMatchObject(gone);
      await expect(send(surveyId, 1, NOBODY, actor)).rejects.toMatchObject(gone);
      const draft = { ...at(surveyId), version: 0, draft: draftOf('') };
      await expect(saveSurveyDraft(house, actor, draft, newCall())).rejects.toMatchObject(gone);
      const list = listInstitutionSurveys(house, actor, { organisation: SOLBAKKEN }, newCall());
      await expect(list).rejects.toMatchObject(gone);
    }
    // The acute unit is not asked in a survey of nursing homes.
    const own = readInstitutionSurvey(house, elsewhere, at(surveyId, ACUTE), newCall());
    await expect(own).rejects.toMatchObject(gone);
    const guess = readInstitutionSurvey(house, contact, at('1'), newCall());
    await expect(guess).rejects.toMatchObject(gone);
  });

  it('is sent once, corrected as a new version, and says that nobody has antibiotics in so many words', async () => {
    const surveyId = await plan();
    const call = newCall();
    const input = { ...at(surveyId), version: 0, answer: NOBODY };
    await sendSurvey(house, contact, input, call);
    const again = await sendSurvey(house, contact, input, call);
    expect(again.versions.map(({ version }) => version)).toEqual([1]);
    await expect(send(surveyId, 0)).rejects.toMatchObject({ code: 'changed-meanwhile' });
    const corrected = await send(surveyId, 1);
    expect(corrected.versions.map(({ version, sentBy }) => [version, sentBy])).toEqual([
      [2, 'Kari'],
      [1, 'Kari'],
    ]);
    expect(corrected.versions[0]?.answer).toEqual(ANSWER);
  });

  it('cannot be what is not possible, and each fault has its sentence', async () => {
    const surveyId = await plan();
    const wards = (present: number) => [
      { wardType: 'long-term', present } as const,
      { wardType: 'short-term', present: 1 } as const,
    ];
    const [one] = ANSWER.residents;
    const residents = [one, one].flatMap((each) => each ?? []);
    const faults: readonly [string, Partial<Answer>][] = [
      ['more-treated-than-present', { residents, wards: wards(1) }],
      ['nobody-unsaid', { residents: [] }],
      ['nobody-and-somebody', { nobody: true }],
      ['day-ahead', { day: day('2020-03-04') }],
      ['day-outside', { day: day('2020-02-28') }],
      ['present-missing', { wards: wards(3).slice(0, 1) }],
      ['no-such-ward', { wards: [...wards(3), { wardType: 'acute', present: 1 }] }],
      ['no-treatment', { residents: [{ wardType: 'long-term', treatments: [] }] }],
      ['substance-twice', { residents: [{ wardType: 'long-term', treatments: [METHENAMINE, METHENAMINE] }] }],
      [
        'unknown-choice',
        { residents: [{ wardType: 'long-term', treatments: [{ ...METHENAMINE, indication: 'boredom' }] }] },
      ],
    ];
    for (const [why, change] of faults) {
      const attempt = send(surveyId, 0, { ...ANSWER, ...change });
      await expect(attempt).rejects.toMatchObject({ code: 'survey-refused', facts: { why } });
    }
    // A resident with two antibiotics is one resident.
    const exact = { ...ANSWER, residents: residents.slice(0, 1), wards: wards(1) };
    expect((await send(surveyId, 0, exact)).versions).toHaveLength(1);
  });

  it('is kept while it is written, and never over what a colleague has written meanwhile', async () => {
    const surveyId = await plan();
    const save = (version: number, text: string) =>
      saveSurveyDraft(house, contact, { ...at(surveyId), version, draft: draftOf(text) }, newCall());
    expect(await save(0, '2020-03-02')).toMatchObject({ version: 1 });
    await expect(save(0, '2020-03-03')).rejects.toMatchObject({ code: 'changed-meanwhile' });
    expect(await save(1, '2020-03-03')).toMatchObject({ version: 2 });
    const form = await readInstitutionSurvey(house, contact, at(surveyId), newCall());
    expect(form.draft).toMatchObject({ draft: draftOf('2020-03-03'), version: 2, savedByName: 'Kari' });
    expect(form.versions).toEqual([]);
    expect((await send(surveyId, 0)).draft).toBeNull();
  });
});

describe('the result', () => {
  it('is told when the survey is closed, raw to the own institution and of areas after disclosure control', async () => {
    const before = await plan();
    await send(before, 0, NOBODY);
    await closeSurvey(house, admin, { surveyId: before }, newCall());
    const surveyId = await plan({ from: day('2020-03-03') });
    await expect(readSurveyResult(house, doctor, { surveyId }, newCall())).rejects.toMatchObject(gone);
    await send(surveyId, 0);
    for (const organisation of NEIGHBOURS) {
      const place = { kind: 'institution', id: organisation } as const;
      const person = await personAt(house, organisation, 'institution-contact', place);
      const answer: Answer = {
        ...ANSWER,
        wards: [{ wardType: 'long-term', present: 40 }],
        residents: Array.from({ length: 3 }, () => ({
          wardType: 'long-term' as const,
          treatments: [PIVMECILLINAM],
        })),
      };
      await sendSurvey(house, person, { ...at(surveyId, organisation), version: 0, answer }, newCall());
    }
    await closeSurvey(house, admin, { surveyId }, newCall());
    const own = await readInstitutionSurveyResult(house, contact, at(surveyId), newCall());
    expect(own.own).toMatchObject({
      present: 45,
      antibiotics: { residents: 1, rows: [{ purposes: ['treatment'], residents: 1 }] },
      methenamine: { residents: 2 },
    });
    expect(own.own.antibiotics?.prevalence?.value).toBeCloseTo(100 / 45);
    expect(own.substances.map(({ treatments }) => treatments)).toEqual([2, 1]);
    expect(own.before).toMatchObject({ own: { antibiotics: { residents: 0, prevalence: { value: 0 } } } });
    expect(own.around.map(({ area }) => area)).toEqual(['municipality 4601', 'county 46', 'nation']);
    const pdf = (language: 'nb' | 'nn' | 'en') =>
      readInstitutionSurveyResultPdf(house, contact, { ...at(surveyId), language }, newCall());
    const [file, nynorsk, english] = await Promise.all([pdf('nb'), pdf('nn'), pdf('en')]);
    expect(file.fileName).toBe('prevalensundersokelse-2020-03-03.pdf');
    const read = await readPdf(file.bytes);
    expect([read.declaresUa, read.isMarked, read.language]).toEqual([true, true, 'nb']);
    const text = read.texts.join(' ').replace(/\s+/g, ' ');
    for (const words of [
      'Solbakken sykehjem',
      'Til stede : 45',
      '7 av 7 institusjoner svarte.',
      'Solbakken sykehjem 1 45 2,2 %',
      'Bergen 19 285 6,7 %',
      'for få til å vises',
      'Solbakken sykehjem, 3. mars 2020 0 45 0,0 %',
      'Hva antibiotika gis for',
      'Hvilke antibiotika',
    ]) {
      expect(text).toContain(words);
    }
    expect((await readPdf(nynorsk.bytes)).texts.join(' ')).toContain('Til stades');
    expect((await readPdf(english.bytes)).texts.join(' ')).toContain('Which antibiotics');
    const { figures, areas } = await readSurveyResult(
      house,
      doctor,
      { surveyId, area: 'municipality 4601' },
      newCall(),
    );
    // 19 of 285; methenamine is one home's alone and is not told.
    expect(figures).toMatchObject({ asked: 7, answered: 7, present: 285, methenamine: null });
    expect(figures.antibiotics?.residents).toBe(19);
    expect(areas.filter(({ isTold }) => isTold).map(({ area }) => area)).toContain('municipality 4601');
    const nowhere = readSurveyResult(house, doctor, { surveyId, area: 'county 99' }, newCall());
    await expect(nowhere).rejects.toMatchObject(gone);
    expect((await listSurveys(house, doctor, {}, newCall())).mayPlan).toBe(false);
  });

  it('leaves lines in the audit log for every look at an institution’s own answers', async () => {
    const lines = await listAudit(house.db, { objectKind: 'institution', objectId: SOLBAKKEN }, 200);
    const acts = lines.map(({ act, outcome }) => `${act} ${outcome}`);
    for (const line of [
      'read-survey-answer success',
      'download-survey-answer success',
      'download-survey-answer refused',
      'read-survey-answer refused',
      'send-survey-answer success',
    ]) {
      expect(acts).toContain(line);
    }
    expect(JSON.stringify(lines)).not.toMatch(/J01|lower-urinary/);
  });
});
