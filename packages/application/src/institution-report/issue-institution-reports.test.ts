import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listAudit } from '@smalspor/database/audit';
import { listInstitutionReports } from '@smalspor/database/institution-report';
import { listMail } from '@smalspor/database/mail';
import { grantRole, recordSignIn, setPersonMailAddress } from '@smalspor/database/people';
import { findRound, insertRound, readRound } from '@smalspor/database/programmes';
import type { Actor } from '@smalspor/domain/access';
import { type InstitutionReportModel, readInstitutionReportModel } from '@smalspor/domain/institution-report';
import { organisationNumber } from '@smalspor/domain/institutions';
import {
  currentProgramme,
  type MoveBody,
  newRound,
  type ProgrammeDefinition,
} from '@smalspor/domain/programmes';
import type { RegisterFormat } from '@smalspor/domain/registers';
import { addMonths, formatMonth, norwegianDateOf, parseMonth } from '@smalspor/domain/time';
import { readPdf } from '@smalspor/reports/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { House } from '../house/house.ts';
import { importRegisterFiles } from '../imports/import-register-files.ts';
import { listMonthsSince } from '../institution-data/corrected-months.ts';
import { doProgrammeReports } from '../programmes/programme-reports-job.ts';
import { makeMoves, recordMoves } from '../programmes/record-moves.ts';
import { publishRelease } from '../releases/publish-release.ts';
import { createTestHome, operator, quietTools } from '../testing/index.ts';
import { readAdministeredFigures } from './administered-figures.ts';
import { yearTo } from './figures-reader.ts';
import { readInstitutionReport, readInstitutionReportPdf } from './read-institution-reports.ts';

/** The first eight digits of numbers that have a check digit. */
const numbers = Array.from({ length: 30 }, (_, index) => organisationNumber(31_000_001 + index)).filter(
  (number) => number !== null,
);
/** Homes in Bergen, where RASK has begun, and in Alta, where it has not. */
const [BERGEN, ALTA] = [numbers.slice(0, 9), numbers.slice(9, 18)];
const HOME = BERGEN[0] as number;
const START = parseMonth('2020-01');
const ROUND = randomUUID();

let house: House;
let programme: ProgrammeDefinition;
let close: () => Promise<unknown>;

beforeAll(async () => {
  const home = await createTestHome('imported');
  house = await home.open({ role: 'server' });
  close = () => home.remove();
  await house.clock.set('2020-01-15T09:00:00Z');
  programme = currentProgramme(house.content.programmes, 'rask') as ProgrammeDefinition;
  await deliver(
    'institutions',
    'organisation_number;ward_type;name;municipality;beds;valid_from',
    [...BERGEN.map((each) => [each, '1201']), ...ALTA.map((each) => [each, '2012'])].map(
      ([each, municipality]) => `${each};long-term;Hjem ${each};${municipality};40;2018-01`,
    ),
  );
  await deliver('products', 'product_number;atc;name;strength_mg;units_per_package;route;salt', [
    '1;J01CA08;Pivmecillinam;200;20;O;',
    '2;J01XX05;Metenamin;1000;100;O;hippurate',
    '3;J01CE02;Fenoksymetylpenicillin;650;40;O;',
  ]);
  await deliver(
    'bed-days',
    'organisation_number;ward_type;period_from;period_to;bed_days;basis',
    [...BERGEN, ...ALTA].flatMap((each) =>
      ['2018', '2019', '2020'].map((year) => `${each};long-term;${year}-01;${year}-12;14600;counted`),
    ),
  );
  // A list names a home of another county: in that of the reports nobody takes part yet.
  await deliver('participations', 'programme;hpr;organisation_number;started', [`rask;;${ALTA[0]};2019-06`]);
  await deliverSales(1, 1);
  await publishRelease(house, operator, quietTools());
  await enrol('rask', ROUND);
  const who = { issuer: 'i', subject: 'nina', name: 'Nina', hpr: null, pidPseudonym: null, at: house.now() };
  const { id } = await recordSignIn(house.db, who);
  const unit = { unitKind: 'institution', unitId: String(HOME) } as const;
  await grantRole(house.db, id, {
    ...{ role: 'institution-staff', ...unit, validFrom: '2020-01-01', validTo: null },
  });
  await setPersonMailAddress(house.db, id, 'nina@example.no');
});
afterAll(() => close());

async function deliver(format: RegisterFormat, header: string, rows: readonly string[], sequence = 1) {
  const declaration = `#smalspor;format=${format};register=X;period=2018-01/2020-12;sequence=${sequence};synthetic=yes`;
  const path = join(house.home.root, `${format}-${sequence}.csv`);
  await writeFile(path, [declaration, header, ...rows, ''].join('\n'));
  await importRegisterFiles(house, operator, { format, path, name: `${format}.csv` }, quietTools());
}

/** Everyone goes on as before; from the start on the home buys a third of the urinary antibiotics. */
async function deliverSales(sequence: number, factor: number) {
  const rows: string[] = [];
  for (const [place, organisation] of [...BERGEN, ...ALTA].entries()) {
    for (let month = parseMonth('2018-01'); month <= parseMonth('2020-12'); month = addMonths(month, 1)) {
      const isBetter = organisation === HOME && month >= START;
      const urinary = organisation === HOME ? (isBetter ? 3 : 9) * factor : 5 + 2 * (place % 4);
      for (const [index, [atc, product, packages]] of (
        [
          ['J01CA08', 1, urinary],
          ['J01XX05', 2, 1],
          ['J01CE02', 3, 3],
        ] as const
      ).entries()) {
        // Several small orders, as a ward makes them.
        for (let order = 0; order < packages; order += 1) {
          rows.push(
            `${month}-${index}-${order};${organisation};4711;stock;${formatMonth(month)}-0${1 + (order % 9)};${atc};${product};1`,
          );
        }
      }
    }
  }
  const header = 'line_id;organisation_number;pharmacy_id;supply;sold_on;atc;product_number;packages';
  const named = rows.map((row) => `${row.split(';')[1]}-${row}`);
  await deliver('institution-sales', header, named, sequence);
}

/** What a report says of whom the county's figures are of. */
const comparedIn = ({ method }: InstitutionReportModel) =>
  method.find(({ heading }) => heading.nb === 'Hvem dere sammenlignes med')?.text.nb;

async function enrol(id: string, roundId: string, organisation = HOME) {
  const programme = currentProgramme(house.content.programmes, id) as ProgrammeDefinition;
  const unit = { kind: 'nursing-home', id: String(organisation), county: '12' };
  const made = makeMoves(house, programme, newRound(programme), operator, [
    { type: 'invited', unit, leader: null },
    { type: 'enrolled', unit, leader: 'person:contact' },
  ]);
  await house.db
    .transaction()
    .execute((trx) =>
      insertRound(trx, roundId, made.round, made.moves, { unitName: 'Hjemmet', municipality: '1201' }),
    );
}

const issue = () => doProgrammeReports(house, { roundId: ROUND }, new AbortController().signal);
const contact: Actor = {
  userId: 'contact',
  name: 'Kari Kontakt',
  roles: ['institution-contact'],
  hpr: null,
  places: [{ role: 'institution-contact', kind: 'institution', id: String(HOME) }],
};
const call = { requestId: 'r', idempotencyKey: null };
const stored = () => listInstitutionReports(house.db, { kind: 'institution', organisation: HOME });
const models = async () => (await stored()).map(({ model }) => readInstitutionReportModel(JSON.parse(model)));

it('issues the report of the start, beside homes of the type in county and nation, once', async () => {
  await issue();
  const letters = await listMail(house.db, 'waiting', 10);
  expect(letters.map(({ letter, address, gaps }) => ({ letter, address, ...gaps }))).toEqual([
    {
      ...{ letter: 'institution-report-issued', address: 'nina@example.no', institution: `Hjem ${HOME}` },
      link: expect.stringMatching(new RegExp(`/institution/${HOME}/report$`)),
    },
  ]);
  const [start, ...others] = await models();
  expect(others).toEqual([]);
  expect(start).toMatchObject({
    moment: 'start',
    supersedes: null,
    period: { from: '2019-01', to: '2019-12' },
    institution: {
      organisation: String(HOME),
      unitType: 'long-term',
      municipality: 'Bergen',
      county: 'Vestland',
    },
  });
  expect(start && comparedIn(start)).toContain('Ingen i fylket var registrert som med i RASK');
  const urinary = start?.headline[0];
  expect(urinary?.indicator).toBe('institution-urinary');
  expect(urinary?.rows.map(({ level, estimate }) => [level, estimate.value !== null])).toEqual([
    ['own', true],
    ['county', true],
    ['nation', true],
  ]);
  // 108 packages of 20 × 200 mg at 600 mg (WHO 2026) over 14,600 bed days.
  const value = urinary?.rows[0]?.estimate.value ?? 0;
  expect(value).toBeCloseTo((108 * 20 * 200 * 100) / 600 / 14_600, 9);
  expect(start?.places[0]?.bins.reduce((sum, { prescribers }) => sum + prescribers, 0)).toBeGreaterThan(5);
  expect(start?.trends[0]?.points.length).toBeGreaterThan(2);
  await issue();
  expect(await stored()).toHaveLength(1);
  const entry = await findRound(house.db, ROUND);
  const round = await readRound(house.db, entry?.id ?? '', programme);
  expect(round.reports.get('start')?.reportId).toBe(start?.id.slice(0, 36));
  const [line] = await listAudit(house.db, { objectKind: 'institution-report' }, 5);
  expect(line).toMatchObject({ act: 'issue-report', actor: 'job:issue-programme-reports' });
});

/** The home that goes on in permanent RASK, a round for each year. */
const PERMANENT = Number(BERGEN[8]);
const everyMorning = () => doProgrammeReports(house, { roundId: null }, new AbortController().signal);
const yearly = async () =>
  (await listInstitutionReports(house.db, { kind: 'institution', organisation: PERMANENT }))
    .map(({ model }) => readInstitutionReportModel(JSON.parse(model)))
    .sort((a, b) => (a.period.from < b.period.from ? -1 : 1));

const FIRST_YEAR = randomUUID();

/** What a home does in a year of permanent RASK, to its end. */
async function finishYear(id: string) {
  const programme = currentProgramme(house.content.programmes, 'rask-permanent') as ProgrammeDefinition;
  const entry = await findRound(house.db, id);
  if (!entry) throw new Error('The round is not there');
  const participant = 'person:contact';
  const on = norwegianDateOf(house.now());
  const hold = (meeting: string): MoveBody[] => [
    { type: 'meeting-held', meeting, on, attended: [participant] },
    { type: 'worksheet-handed-in', meeting, participant },
  ];
  const round = await readRound(house.db, id, programme);
  await house.db
    .transaction()
    .execute((trx) =>
      recordMoves(house, trx, { entry, programme, round }, operator, [
        { type: 'joined', participant, profession: 'nurse', on },
        { type: 'phase-entered', phase: 'looking-ahead' },
        ...hold('report-lunch'),
        { type: 'phase-entered', phase: 'acting' },
        ...hold('looking-back'),
        { type: 'finished' },
      ]),
    );
}

it('gives a home in permanent RASK the report of the year behind it, by itself', async () => {
  await enrol('rask-permanent', FIRST_YEAR, PERMANENT);
  await everyMorning();
  const [first, ...others] = await yearly();
  expect(others).toEqual([]);
  expect(first).toMatchObject({ moment: 'year', period: { from: '2019-01', to: '2019-12' } });
  await everyMorning();
  expect(await yearly()).toHaveLength(1);
});

it('issues the later ones in their time, the change beside the county and counties without RASK', async () => {
  await house.clock.set('2020-10-02T09:00:00Z');
  await issue();
  const [half] = await models();
  expect(half).toMatchObject({ moment: 'six-months', period: { from: '2020-04', to: '2020-09' } });
  expect(half?.messages[0]).toMatchObject({ rule: 'change-improved', indicator: 'institution-urinary' });
  expect(half?.messages[0]?.text.nb).toContain('Nedgangen er større enn i fylker som ikke hadde begynt');
  expect(half?.change[0]?.rows.map(({ level, label }) => [level, label.nb])).toEqual([
    ['own', 'dere'],
    ['county', 'samme type i fylket (tolv måneder)'],
    ['controls', 'fylker uten RASK da (tolv måneder)'],
  ]);
  expect(half?.headline[0]?.unit.nb).toContain('siste tolv måneder');
  expect(half?.previous?.label.nb).toBe('januar–desember 2019');
  await house.clock.set('2021-01-20T09:00:00Z');
  await issue();
  const [year] = await models();
  expect(year).toMatchObject({ moment: 'year', period: { from: '2020-01', to: '2020-12' } });
  expect(year?.change[0]?.rows.every(({ change }) => change !== null)).toBe(true);
});

it('gives the home the next report when a year has passed, on page and paper beside the year before', async () => {
  await finishYear(FIRST_YEAR);
  await enrol('rask-permanent', randomUUID(), PERMANENT);
  await everyMorning();
  const [, second, ...others] = await yearly();
  expect(others).toEqual([]);
  expect(second).toMatchObject({ moment: 'year', period: { from: '2020-01', to: '2020-12' } });
  expect(second?.previous?.label.nb).toBe('januar–desember 2019');
  const own = second?.change[0]?.rows.find(({ level }) => level === 'own');
  // It buys as in the year before; the year was a day longer, and the bed days told are the same.
  expect(own?.change).toBeCloseTo(0, 6);
  const reader = {
    ...contact,
    places: [{ role: 'institution-contact', kind: 'institution', id: String(PERMANENT) }],
  } as const;
  const asked = { organisation: String(PERMANENT), reportId: second?.id ?? '' };
  const read = await readInstitutionReport(house, reader, asked, call);
  expect(read.report.previous).toEqual(second?.previous);
  const { bytes } = await readInstitutionReportPdf(house, reader, { ...asked, language: 'nb' }, call);
  const pdf = await readPdf(bytes);
  expect([pdf.isMarked, pdf.declaresUa]).toEqual([true, true]);
  expect(pdf.title).toContain('Slik gikk det dette året');
  expect(pdf.texts.join(' ')).toMatch(/Året\s+før\s+var\s+det/);
});

it('gives a home that goes on in permanent RASK the report that it has of the same months', async () => {
  const before = await stored();
  const roundId = randomUUID();
  await enrol('rask-permanent', roundId);
  await doProgrammeReports(house, { roundId }, new AbortController().signal);
  expect(await stored()).toEqual(before);
  const permanent = currentProgramme(house.content.programmes, 'rask-permanent') as ProgrammeDefinition;
  const round = await readRound(house.db, roundId, permanent);
  expect(round.reports.get('year')?.reportId).toBe(before[0]?.issueId);
});

it('says of a report that its months have been corrected since, until the new one is there', async () => {
  const [year] = (await stored()).filter(({ moment }) => moment === 'year');
  const asked = { organisation: String(HOME), reportId: year?.id ?? '' };
  const read = async () => (await readInstitutionReport(house, contact, asked, call)).correctedSince;
  expect(await read()).toEqual([]);
  // A file that says the same again corrects nothing.
  await deliverSales(2, 1);
  expect(await read()).toEqual([]);
  await deliverSales(3, 2);
  expect(await read()).toEqual(
    Array.from({ length: 12 }, (_, index) => `2020-${String(index + 1).padStart(2, '0')}`),
  );
  const neighbour = Number(BERGEN[1]);
  const span = { from: parseMonth('2020-01'), to: parseMonth('2020-12') };
  const manifest = (await house.shelf.current())?.manifest;
  expect(manifest && (await listMonthsSince(house, { organisation: neighbour, span }, manifest))).toEqual([]);
});

it('corrects what new deliveries tell otherwise, says so, and never changes what was issued', async () => {
  const before = await stored();
  await publishRelease(house, operator, quietTools());
  await issue();
  const after = await stored();
  expect(after).toHaveLength(2 * before.length);
  for (const old of before) {
    const kept = after.find(({ id }) => id === old.id);
    expect(kept?.model).toBe(old.model);
    expect(kept?.supersededBy).toEqual(expect.any(String));
  }
  const corrected = (await models()).filter(({ supersedes }) => supersedes !== null);
  expect(corrected).toHaveLength(before.length);
  for (const { correction, standing, ...model } of corrected) {
    // One home takes part: it alone would be told of.
    expect(comparedIn(model as InstitutionReportModel)).toContain('for få som er med');
    expect(correction?.nb).toContain('nye tall for kjøp eller liggedøgn');
    expect(standing?.nb).toMatch(/^Tallene for (6|12) måneder er rettet etter at de først ble levert/);
  }
  // A release that tells the same corrects nothing, also of what was corrected before.
  await publishRelease(house, operator, quietTools());
  await issue();
  expect(await stored()).toHaveLength(after.length);
});

/** The journal of the home tells of every month; that of its neighbour of one. */
async function deliverAdministrations() {
  const months = Array.from({ length: 12 }, (_, index) => `2020-${String(index + 1).padStart(2, '0')}`);
  const row = (organisation: number, month: string) =>
    `${organisation}-${month};${organisation};long-term;${month};J01CA08;;treatment;O;mg;73;43800`;
  await deliver(
    'administrations',
    'line_id;organisation_number;ward_type;month;atc;product_number;purpose;route;unit;doses;amount',
    [...months.map((month) => row(HOME, month)), row(Number(BERGEN[1]), '2020-03')],
  );
}

it('tells the home what it gave beside what it bought, and that alone is no correction', async () => {
  const before = await stored();
  await deliverAdministrations();
  await publishRelease(house, operator, quietTools());
  await issue();
  expect(await stored()).toHaveLength(before.length);
});

it('sets a home beside those of the county that take part, once they are enough', async () => {
  for (const organisation of BERGEN.slice(1)) await enrol('rask', randomUUID(), organisation);
  await deliverSales(4, 1);
  await publishRelease(house, operator, quietTools());
  await issue();
  const [year] = await models();
  expect(year && comparedIn(year)).toContain('for stedene av samme type som er med i RASK');
  expect(year?.headline[0]?.rows[1]?.label.nb).toContain('i fylket som er med i RASK');
  expect(year?.headline[0]?.rows[1]?.estimate.value).not.toBeNull();
  // The counties that the change is set against have no RASK: theirs are all homes.
  expect(year?.change[0]?.rows.map(({ level, change }) => [level, change !== null])).toEqual([
    ['own', true],
    ['county', true],
    ['controls', true],
  ]);
  // 12 × 43.8 g at 600 mg (WHO 2026) over 14,600 bed days.
  expect(year?.administered?.rows.map(({ given }) => given.nb)).toEqual(['6,0', '0,0']);
  const neighbour = { organisation: Number(BERGEN[1]), span: yearTo(parseMonth('2020-12')) };
  const figures = await readAdministeredFigures(house, neighbour, 2026);
  expect(figures('long-term')).toMatchObject({ months: 12, toldMonths: 1 });
  const stranger = { ...neighbour, organisation: Number(BERGEN[2]) };
  expect((await readAdministeredFigures(house, stranger, 2026))('long-term')).toBeNull();
});
