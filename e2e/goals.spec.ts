import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../tools/browser/launch-browser.ts';
import { type Product, startProduct } from './product.ts';
import { logIn, mustBeAccessible, newVisitor, open, unfoldAll, type Visitor, WIDTHS } from './visitor.ts';

let product: Product;
let browser: Browser;

before(async () => {
  product = await startProduct();
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await product?.stop();
});

/** Sets a goal that nobody has set before in this run, and answers its address. */
async function setGoal(visitor: Visitor, indicator: string, target: string): Promise<string> {
  const { page } = visitor;
  await open(visitor, `/goals?indicator=${indicator}`);
  await page.locator('input[name="target"]').fill(target);
  await page.locator('.goal-form button[type="submit"]').click();
  await page.waitForURL(/\/goals\/[0-9a-f-]{36}$/);
  await page.locator('.goal-standing').waitFor();
  return new URL(page.url()).pathname;
}

const plan = (page: Page) => page.locator('.goal-turn textarea[name="plan"]');
const isSaved = (page: Page) => page.locator('.goal-turn [role="status"][data-state="saved"]').waitFor();

describe('a doctor', () => {
  it('goes from the report to a goal, is told what is wrong with it, and sees it over time', async () => {
    const visitor = await newVisitor(browser, product.origin);
    const { page } = visitor;
    await logIn(visitor, 'gp');
    await open(visitor, '/goals');
    await page.locator('.goal-choose select').selectOption('prescriptions-per-1000');
    await page.locator('.goal-choose button').click();
    const target = page.locator('input[name="target"]');
    await target.waitFor();
    for (const wrong of ['', 'mange', '99999', '-3']) {
      await target.fill(wrong);
      await page.locator('.goal-form button[type="submit"]').click();
      assert.equal(await target.getAttribute('aria-invalid'), 'true', `${wrong} is no target`);
      assert.equal(await target.evaluate((field) => field === document.activeElement), true);
    }
    await page.locator('input[name="by"]').fill('2019-01-01');
    await target.fill('100,5');
    await page.locator('.goal-measure input[type="checkbox"]').first().check();
    await page.locator('.goal-form button[type="submit"]').click();
    assert.equal(await page.locator('input[name="by"]').getAttribute('aria-invalid'), 'true');
    await mustBeAccessible(visitor, 'a goal with a day that has passed');
    await page.goBack();
    await setGoal(visitor, 'prescriptions-per-1000', '100,5');
    assert.match((await page.locator('.goal-standing').textContent()) ?? '', /målet er 100,5/);
    const chart = page.locator('figure.chart');
    assert.ok((await chart.locator('svg text', { hasText: /^Mål$/ }).count()) === 1, 'the goal is drawn');
    await chart.locator('summary').click();
    assert.ok((await chart.locator('tbody tr').count()) >= 4, 'the table is behind it');
    await open(visitor, '/goals?indicator=prescriptions-per-1000');
    assert.equal(await page.locator('.goal-form').count(), 0, 'what is a goal is not set twice');
    await visitor.context.close();
  });

  it('changes a goal, and is told when another window was first', async () => {
    const visitor = await newVisitor(browser, product.origin);
    const { page, context } = visitor;
    await logIn(visitor, 'gp');
    const address = await setGoal(visitor, 'users-per-1000', '50');
    const other = await context.newPage();
    await other.goto(product.origin + address);
    for (const window of [page, other]) await window.getByRole('button', { name: 'Endre målet' }).click();
    await other.locator('.goal-measure input[type="checkbox"]').first().check();
    await other.getByRole('button', { name: 'Lagre endringene' }).click();
    await other.locator('.goal-form').waitFor({ state: 'detached' });
    assert.equal(await other.locator('[aria-labelledby="measures"] li').count(), 1);

    await page.locator('input[name="target"]').fill('40');
    await page.getByRole('button', { name: 'Lagre endringene' }).click();
    await page.getByRole('alert').waitFor();
    await mustBeAccessible(visitor, 'a goal that another window has changed');
    await page.getByRole('button', { name: 'Hent målet på nytt' }).click();
    await page.locator('[aria-labelledby="measures"] li').first().waitFor();
    assert.match((await page.locator('.goal-standing').textContent()) ?? '', /målet er 50/);

    await page.getByRole('button', { name: 'Avslutt målet' }).click();
    await mustBeAccessible(visitor, 'the question whether to end the goal');
    await page.getByRole('button', { name: 'Jeg legger det bort' }).click();
    await page.getByText('Lagt bort').first().waitFor();
    await page.locator('.goal-more summary').last().click();
    assert.equal(await page.locator('.goal-history li').count(), 3, 'what it was stays');
    await open(visitor, '/goals');
    assert.equal(await page.locator('[data-state="dropped"]').count(), 1);
    await context.close();
  });

  it('writes a note that survives the browser, and that no other window writes over', async () => {
    const visitor = await newVisitor(browser, product.origin);
    const { page, context } = visitor;
    await logIn(visitor, 'gp');
    const address = await setGoal(visitor, 'children-per-1000', '20');
    await page.getByRole('button', { name: 'Begynn den første runden' }).click();
    await plan(page).fill('Vente-og-se i fire uker.');
    await isSaved(page);
    await page.close();

    const [one, two] = [await context.newPage(), await context.newPage()];
    for (const window of [one, two]) {
      await window.goto(product.origin + address);
      assert.equal(await plan(window).inputValue(), 'Vente-og-se i fire uker.', 'nothing is lost');
    }
    await plan(one).fill('Fra det ene vinduet.');
    await isSaved(one);
    await plan(two).fill('Fra det andre vinduet.');
    await two.getByRole('alert').waitFor();
    await mustBeAccessible({ ...visitor, page: two }, 'two windows that write in one turn');
    assert.equal(await plan(two).inputValue(), 'Fra det andre vinduet.', 'what was written here stays here');
    await two.getByText('Fra det ene vinduet.').waitFor();
    await two.getByRole('button', { name: 'Lagre det jeg har her' }).click();
    await isSaved(two);
    for (const part of ['did', 'study', 'act'])
      await two.locator(`textarea[name="${part}"]`).fill('Fem pasienter.');
    await two.locator('textarea[name="act"]').fill('01815012345');
    await two.locator('.goal-turn [data-state="refused"]').waitFor();
    await two.locator('textarea[name="act"]').fill('Fortsetter.');
    await two.getByLabel('Behold').check();
    await two.getByRole('button', { name: 'Gjør runden ferdig' }).click();
    await two.getByRole('button', { name: 'Begynn neste runde' }).waitFor();
    await two.reload();
    await two.getByText('Fra det andre vinduet.').waitFor();
    await context.close();
  });

  it('has goals that nobody else can open', async () => {
    const doctor = await newVisitor(browser, product.origin);
    await logIn(doctor, 'gp');
    const address = await setGoal(doctor, 'elderly-per-1000', '10');
    await doctor.context.close();
    for (const role of ['group-leader', 'data-manager'] as const) {
      const stranger = await newVisitor(browser, product.origin);
      await logIn(stranger, role);
      const answer = await stranger.page.request.get(`${product.origin}/api${address}`);
      assert.equal(answer.status(), 404, role);
      await open(stranger, address);
      assert.equal(await stranger.page.locator('.goal-standing').count(), 0);
      await stranger.context.close();
    }
  });

  it('sets a goal by keyboard alone', async () => {
    const visitor = await newVisitor(browser, product.origin);
    const { page } = visitor;
    await logIn(visitor, 'gp');
    await open(visitor, '/goals?indicator=adults-per-1000');
    await page.locator('input[name="target"]').focus();
    await page.keyboard.type('30');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/goals\/[0-9a-f-]{36}$/);
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
    await visitor.context.close();
  });
});

describe('axe finds nothing on the pages of goals', () => {
  for (const width of WIDTHS) {
    for (const language of ['nb', 'nn', 'en'] as const) {
      it(`${width} px, ${language}`, async () => {
        const visitor = await newVisitor(browser, product.origin, width, language);
        await logIn(visitor, 'gp');
        const { goals } = await (await visitor.page.request.get(`${product.origin}/api/goals`)).json();
        const paths = goals.slice(0, 2).map(({ id }: { id: string }) => `/goals/${id}`);
        for (const path of ['/goals', '/goals?indicator=penicillin-v-share', ...paths]) {
          await open(visitor, path);
          await unfoldAll(visitor);
          await mustBeAccessible(visitor, path);
        }
        await visitor.context.close();
      });
    }
  }
});
