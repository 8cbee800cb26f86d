import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { openHouse } from '../packages/application/src/house/open-house.ts';
import { launchBrowser } from '../tools/browser/launch-browser.ts';
import { takeCourse } from './course-walk.ts';
import { type Product, startProduct } from './product.ts';
import { findStableGroup, type StableGroup } from './stable-group.ts';
import { logIn, logInAs, mustBeAccessible, newVisitor, open, unfoldAll, type Visitor } from './visitor.ts';

/** In Finnmark, where the plan begins later than the walk does. */
const COUNTY = '20';
const BEGINS = '2020-01-15T09:00:00Z';
const ENDS = '2020-12-31';
const MODULES = ['rak-1-respiratory', 'rak-2-urinary-skin', 'rak-3-changing-practice'];

let product: Product;
let browser: Browser;
let group: StableGroup;
const visitors = new Map<string, Visitor>();

before(async () => {
  const home = process.env.E2E_HOME ?? '';
  const house = await openHouse({ home, access: 'writes', role: 'command' });
  // The registers end with 2020: the course begins in the January before.
  await house.clock.set(BEGINS);
  group = await findStableGroup(house, BEGINS.slice(0, 10), ENDS);
  await house.close();
  product = await startProduct();
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await product?.stop();
});

/** Someone's browser, which stays open through the course. */
async function browserOf(name: string, begin: (visitor: Visitor) => Promise<void>): Promise<Visitor> {
  const known = visitors.get(name);
  if (known) return known;
  const visitor = await newVisitor(browser, product.origin);
  await begin(visitor);
  visitors.set(name, visitor);
  return visitor;
}

const admin = () => browserOf('admin', (visitor) => logIn(visitor, 'programme-admin'));
const person = (name: string) => browserOf(name, (visitor) => logInAs(visitor, name));

/** Lets months pass in the demonstration, one press for each. */
async function letMonthsPass(visitor: Visitor, months: number): Promise<void> {
  const { page } = visitor;
  for (let passed = 0; passed < months; passed += 1) {
    const shown = page.locator('.demo-clock');
    const before = await shown.textContent();
    await shown.locator('button').click();
    await page.waitForFunction((text) => document.querySelector('.demo-clock')?.textContent !== text, before);
  }
}

let roundPath = '';

describe('a whole RAK', () => {
  it('begins with the administrator: the plan, a group, and an invitation by mail', async () => {
    const visitor = await admin();
    const { page } = visitor;
    await open(visitor, '/roll-out');
    await mustBeAccessible(visitor, 'the roll-out');
    await open(visitor, `/roll-out/rak/${COUNTY}`);
    await page.locator('summary').first().click();
    await page.locator('input[type="month"]').fill('2020-01');
    await page.locator('details form button').click();
    await page.getByLabel(group.name, { exact: true }).check();
    await page.locator('tbody input[type="email"]').fill('leder@example.no');
    await mustBeAccessible(visitor, 'the groups of a county');
    await page.locator('.table-end button').click();
    await page.locator('.table-end [role="status"] p').waitFor();
    await open(visitor, '/demo/inbox');
    await unfoldAll(visitor);
    await mustBeAccessible(visitor, 'the inbox of the demonstration');
    const letter = (await page.locator('.letter').first().textContent()) ?? '';
    assert.ok(letter.includes(group.name), 'the letter names the group');
    roundPath = new URL(/https?:\S+/.exec(letter)?.[0] ?? '').pathname;
  });

  it('goes on with the leader, who enrols the group', async () => {
    const visitor = await person(group.leader);
    const { page } = visitor;
    await open(visitor, '/rounds');
    await mustBeAccessible(visitor, 'the list of rounds');
    await open(visitor, roundPath);
    const labels = (await page.locator('fieldset label').allTextContents()).map((label) => label.trim());
    const others = labels.filter((name) => name !== group.leader && !group.doctors.includes(name));
    for (const name of others) await page.getByLabel(name, { exact: true }).uncheck();
    await mustBeAccessible(visitor, 'the invitation');
    await page.locator('form button[type="submit"]').click();
    await page.locator('.round-next').waitFor();
    await page.locator('a[href^="/reports/"]').first().waitFor({ timeout: 60_000 });
    await mustBeAccessible(visitor, 'a round that has begun');
  });

  it('gives each doctor a report, and nobody another’s', async () => {
    for (const name of group.doctors) {
      const visitor = await person(name);
      await open(visitor, roundPath);
      const link = visitor.page.locator('a[href^="/reports/"]').first();
      await link.waitFor({ timeout: 60_000 });
      const path = (await link.getAttribute('href')) ?? '';
      await open(visitor, path);
      await visitor.page.locator('main figure').first().waitFor();
      const stranger = await person(group.leader);
      const answer = await stranger.page.request.get(`${product.origin}/api${path}`);
      assert.equal(answer.status(), 404);
    }
  });

  it('lets the doctors set a goal each, and declare the list', async () => {
    for (const name of [group.leader, ...group.doctors]) {
      const doctor = await person(name);
      await open(doctor, '/goals?indicator=prescriptions-per-1000');
      await doctor.page.locator('input[name="target"]').fill('100,5');
      await doctor.page.locator('.goal-form button[type="submit"]').click();
      await doctor.page.locator('.goal-standing').waitFor();
    }
    const visitor = await person(group.doctors[0] ?? '');
    const { page } = visitor;
    await open(visitor, roundPath);
    const form = page.locator('details', { has: page.locator('input[inputmode="numeric"]') });
    await form.locator('input[inputmode="numeric"]').fill('600');
    await form.locator('button[type="submit"]').click();
    await page.locator('summary', { hasText: '600' }).waitFor();
  });

  it('meets three times, with modules and worksheets before each', async () => {
    const led = await person(group.leader);
    await open(led, roundPath);
    for (const [index, course] of MODULES.entries()) {
      await led.page.locator('.round-next button:enabled').click();
      await led.page.locator(`.round-phases li[data-begun="true"]:nth-child(${index + 1})`).waitFor();
      await planMeeting(led, index);
      for (const name of [group.leader, ...group.doctors]) {
        const visitor = await person(name);
        await takeCourse(visitor, course);
        await writeWorksheet(visitor, index);
      }
      await letMonthsPass(led, index === 1 ? 6 : 3);
      await open(led, roundPath);
      await confirmMeeting(led, index);
      if (index < MODULES.length - 1) await untilReady(led);
    }
  });

  it('ends with the follow-up report and hours for everyone', async () => {
    const led = await person(group.leader);
    await untilReady(led);
    await led.page.locator('.round-next button:enabled').click();
    await led.page.locator('.round-next button').waitFor({ state: 'detached' });
    for (const name of group.doctors) {
      const visitor = await person(name);
      await open(visitor, roundPath);
      assert.equal(await visitor.page.locator('section:has(#round-reports) a[href^="/reports/"]').count(), 2);
      const hours = await visitor.page.locator('section:has(#hours) strong').first().textContent();
      assert.equal(hours, '15 av 15 skoletimer');
      await mustBeAccessible(visitor, 'a finished round');
    }
  });
});

async function planMeeting({ page }: Visitor, index: number): Promise<void> {
  const meeting = page.locator('.round-meetings > li').nth(index);
  await meeting.locator('summary').nth(1).click();
  const day = await page.evaluate(async () => {
    const answer = await fetch('/api/demo/clock');
    return ((await answer.json()) as { now: string }).now.slice(0, 10);
  });
  await meeting.locator('input[type="date"]').first().fill(day);
  await meeting.locator('input[type="text"]').first().fill('Legesenteret');
  await meeting.locator('button[type="submit"]').first().click();
  await meeting.locator('a[href$="/calendar"]').waitFor();
}

async function writeWorksheet(visitor: Visitor, index: number): Promise<void> {
  const { page } = visitor;
  await open(visitor, roundPath);
  await page.locator('.round-meetings > li').nth(index).locator('a[href*="/worksheets/"]').click();
  await page.locator('form textarea').first().waitFor();
  for (const field of await page.locator('form textarea').all()) await field.fill('Vi prøver å vente litt.');
  for (const field of await page.locator('form fieldset').all()) {
    const choice = field.locator('input[type="checkbox"]').first();
    if ((await choice.count()) > 0) await choice.check();
  }
  await page.locator('form [data-state="saved"]').waitFor();
  await mustBeAccessible(visitor, 'a worksheet');
  await page.locator('form button[type="submit"]').click();
  await page.waitForURL(`**${roundPath}`);
}

async function confirmMeeting({ page }: Visitor, index: number): Promise<void> {
  const meeting = page.locator('.round-meetings > li').nth(index);
  await meeting.locator('details:has(fieldset) summary').click();
  await meeting.locator('details:has(fieldset) button[type="submit"]').click();
  await meeting.locator('details:has(fieldset)').waitFor({ state: 'detached' });
}

/** Waits until nothing is lacking for the next step; reports are made in the background. */
async function untilReady(visitor: Visitor): Promise<void> {
  const end = Date.now() + 60_000;
  while (Date.now() < end) {
    await open(visitor, roundPath);
    if ((await visitor.page.locator('.round-next button:enabled').count()) > 0) return;
    await visitor.page.waitForTimeout(1_000);
  }
  assert.fail(`The round still waits: ${await visitor.page.locator('.round-next').textContent()}`);
}
