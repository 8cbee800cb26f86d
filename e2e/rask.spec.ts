import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { openHouse } from '../packages/application/src/house/open-house.ts';
import { listInstitutionsToday } from '../packages/application/src/institutions/find-institution.ts';
import { deliverInstitutions } from '../packages/application/src/institutions/testing/some-institutions.ts';
import { countyOfRound } from '../packages/domain/src/programmes/county-of-round.ts';
import { launchBrowser } from '../tools/browser/launch-browser.ts';
import { takeCourse } from './course-walk.ts';
import { downloadPdf } from './download-pdf.ts';
import { type Product, startProduct } from './product.ts';
import {
  confirmMeeting,
  goOn,
  letMonthsPass,
  planMeeting,
  untilReady,
  writeWorksheet,
} from './round-walk.ts';
import {
  logIn,
  logInAsRemembered,
  mustBeAccessible,
  newVisitor,
  open,
  picture,
  unfoldAll,
  type Visitor,
} from './visitor.ts';

/** The registers end with 2020: the year begins in the December before, which is earlier than the plan for Finnmark. */
const BEGINS = '2019-12-15T09:00:00Z';

const COURSES = ['rask-1-bacteria-resistance', 'rask-2-prevention', 'rask-3-diagnostics', 'rask-4-treatment'];

let product: Product;
let browser: Browser;
let home: { readonly organisation: number; readonly name: string; readonly county: string };
const visitors: Visitor[] = [];

before(async () => {
  const house = await openHouse({ home: process.env.E2E_HOME ?? '', access: 'writes', role: 'command' });
  await house.clock.set(BEGINS);
  if ((await listInstitutionsToday(house, house.db)).length === 0) await deliverInstitutions(house);
  const { rollOut } = house.content.programmes.find(({ id }) => id === 'rask') ?? {};
  // The last one: the demonstration's own people live in the first.
  const found = (await listInstitutionsToday(house, house.db)).findLast(
    ({ isOpen, wards }) => isOpen && wards.some(({ wardType }) => wardType === 'long-term'),
  );
  assert.ok(found, 'the home has no nursing home');
  const { organisation, name, municipality } = found;
  const county = countyOfRound(house.content.geography, rollOut ?? null, municipality) ?? '';
  home = { organisation, name, county };
  await house.close();
  product = await startProduct();
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await product?.stop();
});

async function visitor(begin: (visitor: Visitor) => Promise<void>, width: 390 | 1280 = 1280) {
  const fresh = await newVisitor(browser, product.origin, width);
  visitors.push(fresh);
  await begin(fresh);
  return fresh;
}

/** Opens the link of an invitation and says yes. */
async function sayYes(guest: Visitor, link: string): Promise<void> {
  await open(guest, new URL(link).pathname);
  await mustBeAccessible(guest, 'an invitation');
  await guest.page.locator('main button').click();
  await guest.page.waitForURL(`**/institution/${home.organisation}`);
  await guest.page.locator('main h1', { hasText: home.name }).waitFor();
}

/** Opens the newest report, looks at it and downloads it. */
async function readReport(reader: Visitor, moment: string): Promise<void> {
  const { page } = reader;
  await open(reader, `/institution/${home.organisation}/report`);
  await page.locator('main figure').first().waitFor();
  await mustBeAccessible(reader, `the home’s report: ${moment}`);
  await picture(reader, `rask-report-${moment}-390`);
  const link = (await page.locator('a[href*="/pdf?"]').first().getAttribute('href')) ?? '';
  const file = await page.request.get(product.origin + link);
  assert.equal((await file.body()).subarray(0, 5).toString(), '%PDF-');
}

async function inviteBy(host: Visitor, form: string, name: string, address: string): Promise<string> {
  const { page } = host;
  const place = page.locator(form);
  await unfoldAll(host);
  await place.locator('input').nth(0).fill(name);
  await place.locator('input').nth(1).fill(address);
  await place.locator('form button[type="submit"]').click();
  const link = page.locator('.invitation-link a').first();
  await link.waitFor();
  return (await link.getAttribute('href')) ?? '';
}

describe('a nursing home’s year in RASK', () => {
  let contact: Visitor;
  let doctor: Visitor;
  let roundPath = '';

  it('begins with an invitation that the contact takes up', async () => {
    const admin = await visitor((one) => logIn(one, 'programme-admin'));
    await open(admin, '/roll-out/rask');
    await mustBeAccessible(admin, 'the roll-out of RASK');
    await open(admin, `/roll-out/rask/${home.county}`);
    await admin.page.locator('summary').first().click();
    await admin.page.locator('input[type="month"]').fill('2019-12');
    const planned = admin.page.waitForResponse((answer) => answer.request().method() !== 'GET');
    await admin.page.locator('details form button').first().click();
    assert.equal((await planned).status(), 200);
    await open(admin, `/roll-out/rask/${home.county}`);
    const row = `tr:has(a[href="/institution/${home.organisation}"])`;
    const link = await inviteBy(admin, row, 'Siri', 'siri@example.no');
    await mustBeAccessible(admin, 'the institutions of a county');
    await picture(admin, 'rask-county');
    contact = await visitor((one) => logInAsRemembered(one, 'participant'), 390);
    await sayYes(contact, link);
    await unfoldAll(contact);
    await mustBeAccessible(contact, 'the home’s own page');
    await picture(contact, 'rask-home-390');
    roundPath = (await contact.page.locator('a[href^="/rounds/"]').first().getAttribute('href')) ?? '';
  });

  it('is shared with a colleague, who joins by a link', async () => {
    const link = await inviteBy(contact, 'section[aria-labelledby="people"]', 'En lege', '');
    doctor = await visitor((one) => logInAsRemembered(one, 'gp'));
    await sayYes(doctor, link);
    await mustBeAccessible(doctor, 'the home’s page for its staff');
    await open(doctor, roundPath);
    await mustBeAccessible(doctor, 'the round of a home');
  });

  it('goes on with a module and the start conference', async () => {
    await takeCourse(doctor, 'rask-1-bacteria-resistance');
    await untilReady(contact, roundPath);
    await goOn(contact);
    await planMeeting(contact, 0);
    await confirmMeeting(contact, 0);
    await open(doctor, roundPath);
    const round = await doctor.page.evaluate(async (path) => {
      const answer = await fetch(`/api${path}`);
      return (await answer.json()) as {
        modules: { id: string; doneOn: string | null }[];
        meetings: { id: string; attended: boolean }[];
      };
    }, roundPath);
    assert.ok(round.modules.find(({ id }) => id === 'bacteria')?.doneOn);
    assert.equal(round.meetings.find(({ id }) => id === 'start-conference')?.attended, true);
  });

  it('reads its own report, on the wall and on paper, and nobody else does', async () => {
    await writeWorksheet(contact, roundPath, 0);
    await untilReady(contact, roundPath);
    await goOn(contact);
    await readReport(contact, 'start');
    await open(contact, `/institution/${home.organisation}/screen`);
    await contact.page.locator('#screen-title').waitFor();
    await mustBeAccessible(contact, 'the report on the wall');
    await open(contact, roundPath);
    const strangers = [await visitor((one) => logIn(one, 'data-manager'))];
    for (const { page } of strangers) {
      const answer = await page.request.get(
        `${product.origin}/api/institutions/${home.organisation}/reports`,
      );
      assert.equal(answer.status(), 404);
    }
  });

  it('has reports after six months and after the year, and ends with the follow-up conference', async () => {
    await takeCourse(doctor, 'rask-3-diagnostics');
    for (const course of ['rask-2-prevention', 'rask-4-treatment']) await takeCourse(doctor, course);
    for (const course of COURSES) await takeCourse(contact, course);
    await letMonthsPass(contact, 7);
    await untilReady(contact, roundPath);
    await goOn(contact);
    await readReport(contact, 'six-months');
    await letMonthsPass(contact, 6);
    await open(contact, roundPath);
    await planMeeting(contact, 2);
    await confirmMeeting(contact, 2);
    await untilReady(contact, roundPath);
    await goOn(contact);
    await readReport(contact, 'year');
  });

  it('gives nurse and doctor a certificate of the same hours, each of what the hours count as', async () => {
    for (const [reader, countsAs, isDoctor] of [
      [contact, 'deltakelse uten kurspoeng', false],
      [doctor, 'valgfrie timer', true],
    ] as const) {
      const { page } = reader;
      await open(reader, roundPath);
      const pdf = await downloadPdf(page, page.locator('.certificate-due button'));
      await page.getByText('14 skoletimer.').waitFor();
      await mustBeAccessible(reader, 'a round with its certificate');
      const name = (await page.locator('.who').textContent()) ?? '';
      for (const part of [name, 'Riktigere antibiotikabruk på sykehjem', `Sykehjem ${home.name}`]) {
        assert.ok(pdf.text.includes(part), `${part}: ${pdf.text}`);
      }
      assert.match(pdf.text, new RegExp(`Timene gjelder som ${countsAs}`));
      assert.match(pdf.text, /E-læring 4 Møter og konferanser 10 Til sammen 14/);
      assert.equal(/Kurspoeng for leger/.test(pdf.text), isDoctor);
      assert.equal(/HPR-nummer \d+/.test(pdf.text), isDoctor);
      for (const part of [
        'Bakterier, antibiotika og resistens',
        'Forebygging',
        'Diagnostikk',
        'Behandling',
      ]) {
        assert.ok(pdf.text.includes(part), part);
      }
    }
    for (const { complaints } of visitors) assert.deepEqual(complaints, []);
  });
});
