import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { openHouse } from '../packages/application/src/house/open-house.ts';
import type { Language } from '../packages/domain/src/texts/index.ts';
import { launchBrowser } from '../tools/browser/launch-browser.ts';
import { takeCourse } from './course-walk.ts';
import { type Product, startProduct } from './product.ts';
import {
  confirmMeeting,
  goOn,
  letMonthsPass,
  planMeeting,
  setGoal,
  untilReady,
  writeWorksheet,
} from './round-walk.ts';
import { findStableGroup, type StableGroup } from './stable-group.ts';
import {
  chooseLanguage,
  logIn,
  logInAs,
  mustBeAccessible,
  newVisitor,
  open,
  picture,
  unfoldAll,
  type Visitor,
} from './visitor.ts';

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
async function browserOf(
  name: string,
  begin: (visitor: Visitor) => Promise<void>,
  language: Language = 'nb',
): Promise<Visitor> {
  const known = visitors.get(name);
  if (known) return known;
  const visitor = await newVisitor(browser, product.origin, 1280, language);
  await begin(visitor);
  visitors.set(name, visitor);
  return visitor;
}

const admin = () => browserOf('admin', (visitor) => logIn(visitor, 'programme-admin'));
const person = (name: string) => browserOf(name, (visitor) => logInAs(visitor, name));

const alone = () =>
  browserOf(
    'alone',
    async (visitor) => {
      await logInAs(visitor, group.another);
      await chooseLanguage(visitor, 'nn');
    },
    'nn',
  );

let roundPath = '';
let ownPath = '';

describe('permanent RAK, in nynorsk', () => {
  it('is begun alone, without an invitation, and gives a report at once', async () => {
    const visitor = await alone();
    const { page } = visitor;
    await open(visitor, '/rounds');
    await page.locator('html[lang="nn"]').waitFor();
    await page.locator('.round-offers button', { hasText: group.another }).first().click();
    await page.locator('.round-next').waitFor();
    ownPath = new URL(page.url()).pathname;
    await page.locator('a[href^="/reports/"]').first().waitFor({ timeout: 60_000 });
    await mustBeAccessible(visitor, 'a round of one');
    await setGoal(visitor);
    await open(visitor, ownPath);
    await goOn(visitor);
    await writeWorksheet(visitor, ownPath, 0);
    await untilReady(visitor, ownPath);
    await goOn(visitor);
    await writeWorksheet(visitor, ownPath, 1);
  });
});

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
    await picture(visitor, 'tour-1-invite');
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
    await picture(visitor, 'tour-2-enrol');
    await page.locator('form button[type="submit"]').click();
    await page.locator('.round-next').waitFor();
    await page.locator('a[href^="/reports/"]').first().waitFor({ timeout: 60_000 });
    await mustBeAccessible(visitor, 'a round that has begun');
    await picture(visitor, 'tour-3-round');
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
      await setGoal(doctor);
      if (name === group.leader) await picture(doctor, 'tour-4-goal');
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
      await goOn(led);
      await planMeeting(led, index);
      for (const name of [group.leader, ...group.doctors]) {
        const visitor = await person(name);
        await takeCourse(visitor, course);
        await writeWorksheet(visitor, roundPath, index);
      }
      await letMonthsPass(led, index === 1 ? 6 : 3);
      await open(led, roundPath);
      await confirmMeeting(led, index);
      if (index < MODULES.length - 1) await untilReady(led, roundPath);
    }
  });

  it('ends with the follow-up report, hours and a certificate for everyone', async () => {
    const led = await person(group.leader);
    await untilReady(led, roundPath);
    await goOn(led);
    await open(led, `${roundPath}/group/group-follow-up`);
    await mustBeAccessible(led, 'the report of the group');
    await picture(led, 'tour-5-group');
    for (const name of group.doctors) {
      const visitor = await person(name);
      await open(visitor, roundPath);
      assert.equal(await visitor.page.locator('section:has(#round-reports) a[href^="/reports/"]').count(), 2);
      const hours = await visitor.page.locator('section:has(#hours) strong').first().textContent();
      assert.equal(hours, '15 av 15 skoletimer');
      const file = visitor.page.waitForEvent('download');
      await visitor.page.locator('section:has(#certificate) button').click();
      const path = await (await file).path();
      assert.equal((await readFile(path)).subarray(0, 5).toString(), '%PDF-');
      await visitor.page.locator('section:has(#certificate) a[download]').waitFor();
      await mustBeAccessible(visitor, 'a finished round');
      await visitor.page.locator('#hours').scrollIntoViewIfNeeded();
      await picture(visitor, 'tour-6-certificate');
    }
  });
});

describe('permanent RAK, in nynorsk, nine months later', () => {
  it('has its follow-up report, and ends with modules and the last worksheet', async () => {
    const visitor = await alone();
    const { page } = visitor;
    for (const course of MODULES) await takeCourse(visitor, course);
    await untilReady(visitor, ownPath);
    await goOn(visitor);
    await writeWorksheet(visitor, ownPath, 2);
    await untilReady(visitor, ownPath);
    await goOn(visitor);
    await page.getByText('Kurset er fullført').waitFor();
    assert.equal(await page.locator('section:has(#round-reports) a[href^="/reports/"]').count(), 2);
    await mustBeAccessible(visitor, 'a finished round in nynorsk');
  });
});
