import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../tools/browser/launch-browser.ts';
import { answerQuestions, readOpinions, write } from './event-evaluation-walk.ts';
import { type OwnHome, ownHome } from './own-home.ts';
import { type Product, serveHome } from './product.ts';
import { letMonthsPass } from './round-walk.ts';
import {
  logIn,
  mustBeAccessible,
  newVisitor,
  open,
  picture,
  unfoldAll,
  type Visitor,
  WIDTHS,
} from './visitor.ts';

const TODAY = '2021-01-15T09:00:00Z';
const TITLE = 'Startkonferanse for RASK';
const REGIONAL = 'Samling for sykehjemmene i regionen';
/** Others who come, each in a language. */
const GUESTS = [
  ['gp', 'nn'],
  ['group-leader', 'en'],
  ['participant', 'nb'],
] as const;
const same = (text: string) => ({ nb: text, nn: text, en: text });

let own: OwnHome;
let product: Product;
let browser: Browser;
let host: Visitor;
let nurse: Visitor;
let doctor: Visitor;
let centre: Visitor;
let eventId: string;
let regionalId: string;
/** Those who come beside Nina. */
let guests: Visitor[];

before(async () => {
  own = await ownHome(TODAY);
  product = await serveHome(own.directory);
  browser = await launchBrowser();
  host = await newVisitor(browser, product.origin);
  await logIn(host, 'programme-admin');
  nurse = await newVisitor(browser, product.origin, 390);
  await logIn(nurse, 'institution-contact');
  doctor = await newVisitor(browser, product.origin, 390);
  await logIn(doctor, 'institution-staff');
});

after(async () => {
  await browser?.close();
  await product?.stop();
  own?.remove();
});

describe('a conference with one seat', () => {
  let invitation = '';

  it('has a programme, material and an invitation', async () => {
    const { page } = host;
    const made = await page.request.post(`${product.origin}/api/events`, {
      headers: { origin: product.origin, 'idempotency-key': crypto.randomUUID() },
      data: {
        ...{ kind: 'conference', programme: 'rask', title: same(TITLE), description: same('') },
        ...{ startsAt: '2021-01-20T08:00:00.000Z', endsAt: '2021-01-20T14:00:00.000Z' },
        ...{ place: 'Alta', link: null, capacity: 1, hasWaitingList: true },
      },
    });
    assert.equal(made.status(), 200, await made.text());
    eventId = ((await made.json()) as { id: string }).id;
    await open(host, `/events/${eventId}`);
    await unfoldAll(host);
    const day = page.locator('.event-day');
    await day.locator('input[type="time"]').first().fill('09:00');
    await day.locator('input[type="text"]').first().fill('Urinprøven som ikke ble tatt');
    await day.locator('input[type="text"]').nth(1).fill('Tilsynslegen');
    const material = day.locator('.event-row', { has: page.locator('input[type="url"]') }).first();
    await material.locator('input[type="text"]').fill('Lysbildene');
    await material.locator('input[type="url"]').fill('https://example.no/lysbilder');
    await day.locator('select').selectOption('start-conference');
    await day.locator('button[type="submit"]').click();
    await page.locator('#agenda').waitFor();
    await mustBeAccessible(host, 'a conference that is run');
    await picture(host, 'conference-run-1280');
    const { running } = (await (
      await page.request.get(`${product.origin}/api/events/${eventId}`)
    ).json()) as {
      running: { invitationLink: string };
    };
    invitation = new URL(running.invitationLink).pathname;
  });

  it('gives the first a seat and the next a place in the queue, and lets the queue move up', async () => {
    await open(nurse, invitation);
    await nurse.page.getByText('Urinprøven som ikke ble tatt').waitFor();
    await nurse.page.getByRole('link', { name: 'Lysbildene' }).waitFor();
    await nurse.page.locator('.event-own button').click();
    await nurse.page.locator('.event-own [role="status"]').getByText('Påmeldt').waitFor();
    await mustBeAccessible(nurse, 'a conference with a seat');
    await picture(nurse, 'conference-390');
    const calendar = await nurse.page.request.get(`${product.origin}/api/events/${eventId}/calendar`);
    assert.match(await calendar.text(), /BEGIN:VEVENT[\s\S]*RASK/);

    await open(doctor, invitation);
    await doctor.page.locator('.event-own button').click();
    await doctor.page.locator('.event-own [data-color="info"]').waitFor();
    await mustBeAccessible(doctor, 'a conference with a queue');
    await nurse.page.locator('.event-own button').click();
    await nurse.page.locator('.event-own [role="status"]').getByText('Avmeldt').waitFor();
    await open(doctor, `/events/${eventId}`);
    await doctor.page.locator('.event-own [data-color="success"]').waitFor();
  });

  it('stands in the menu of those who come, and on nobody’s list of what waits', async () => {
    const { page } = doctor;
    await open(doctor, '/events');
    await page.getByRole('link', { name: TITLE }).waitFor();
    await open(doctor, `/institution/${own.home}`);
    await page.locator('#to-do').waitFor();
    assert.equal(await page.locator('section[aria-labelledby="to-do"] a', { hasText: TITLE }).count(), 0);
  });

  it('notes afterwards who was there', async () => {
    const { page } = host;
    await open(host, `/events/${eventId}`);
    await page.getByText('Lars Lege Demo').first().waitFor();
    const stranger = await nurse.page.request.post(`${product.origin}/api/events/${eventId}/attendance`, {
      headers: { origin: product.origin, 'idempotency-key': crypto.randomUUID() },
      data: { present: [] },
    });
    assert.ok([403, 404].includes(stranger.status()), 'attendance is for who runs it');
    for (const { complaints } of [host, nurse, doctor]) assert.deepEqual(complaints, []);
  });
});

describe('a conference of the regional centre', () => {
  it('is made, planned and looked after by Runa, for her own region', async () => {
    centre = await newVisitor(browser, product.origin);
    await logIn(centre, 'regional-centre');
    const { page } = centre;
    await open(centre, '/events');
    assert.equal(
      await page.getByRole('link', { name: TITLE }).count(),
      0,
      'what others organise is not hers',
    );
    await mustBeAccessible(centre, 'a centre without events');
    await page.getByRole('link', { name: 'Lag et arrangement' }).click();
    for (const language of ['nb', 'nn', 'en'])
      await page.locator(`[name="title-${language}"]`).fill(REGIONAL);
    await page.getByLabel('Type', { exact: true }).selectOption('conference');
    await page.getByLabel('Program', { exact: true }).selectOption('rask');
    await page.locator('[name="day"]').fill('2021-01-22');
    await page.locator('[name="place"]').fill('Fylkeshuset');
    await mustBeAccessible(centre, 'a new event');
    await picture(centre, 'region-event-new-1280');
    await page.locator('.event-form button[type="submit"]').click();
    await page.getByText('Regionalt kompetansesenter').waitFor();
    await page.locator('#share').waitFor();
    const [id = ''] = page.url().match(/[0-9a-f-]{36}$/) ?? [];
    regionalId = id;
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await mustBeAccessible(centre, `a centre's event, ${width} px`);
      await picture(centre, `region-event-${width}`);
    }
  });

  it('is open to those who have the link, who do not run it, and is no way into what others organise', async () => {
    const link = new URL((await centre.page.locator('.event-link code').textContent()) ?? '').pathname;
    await open(nurse, link);
    await nurse.page.getByText('Regionalt kompetansesenter').waitFor();
    await nurse.page.locator('.event-own button').click();
    await nurse.page.locator('.event-own [role="status"]').getByText('Påmeldt').waitFor();
    await picture(nurse, 'region-event-guest-390');
    const tries: readonly [Visitor, string][] = [
      [nurse, regionalId],
      [centre, eventId],
    ];
    for (const [{ page }, id] of tries) {
      const answer = await page.request.post(`${product.origin}/api/events/${id}/cancellation`, {
        headers: { origin: product.origin, 'idempotency-key': crypto.randomUUID() },
        data: { version: 1 },
      });
      assert.equal(answer.status(), 404);
    }
  });

  it('has its attendance noted by Runa afterwards', async () => {
    const { page } = centre;
    await open(centre, `/events/${regionalId}`);
    const code = ((await page.locator('.event-link code').textContent()) ?? '').split('/').at(-1) ?? '';
    guests = [doctor];
    for (const [role, language] of GUESTS) {
      const guest = await newVisitor(browser, product.origin, 390, language);
      await logIn(guest, role);
      guests.push(guest);
    }
    for (const guest of guests) {
      const registered = await write(guest, `events/${regionalId}/registration`, { code });
      assert.equal(registered.status(), 200, await registered.text());
    }
    await letMonthsPass(centre, 1);
    await open(centre, `/events/${regionalId}`);
    await page.getByText('Ingen er spurt.').waitFor();
    await page.getByRole('checkbox', { name: 'Til stede: Nina Nilsen Demo' }).check();
    for (const box of await page.getByRole('checkbox', { name: /^Til stede:/ }).all()) await box.check();
    await page.getByRole('button', { name: 'Lagre hvem som var der' }).click();
    await page.getByText('Lagret.').waitFor();
    await mustBeAccessible(centre, 'a conference that has been');
    await picture(centre, 'region-event-attendance-1280');
    await open(nurse, `/events/${regionalId}`);
    await nurse.page.getByText('Du var til stede.').waitFor();
    for (const { complaints } of [centre, nurse]) assert.deepEqual(complaints, []);
  });

  it('asks those who were there what they thought, once, on a phone and in three languages', async () => {
    await answerQuestions({ nurse, guests, eventId: regionalId, title: REGIONAL, elsewhere: eventId });
  });

  it('tells Runa how many have answered, and after the last day what, once', async () => {
    await readOpinions({ centre, nurse, eventId: regionalId });
    for (const { complaints } of [centre, nurse, ...guests]) assert.deepEqual(complaints, []);
  });
});
