import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../tools/browser/launch-browser.ts';
import { type Product, serveExamples } from './product.ts';
import { logIn, mustBeAccessible, newVisitor, open, picture, type Visitor } from './visitor.ts';

let product: Product;
let browser: Browser;

before(async () => {
  product = await serveExamples();
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await product?.stop();
});

async function openDeliveries(width: number): Promise<Visitor> {
  const visitor = await newVisitor(browser, product.origin);
  await visitor.page.setViewportSize({ width, height: 900 });
  await logIn(visitor, 'data-manager');
  await visitor.page.goto(`${product.origin}/deliveries`);
  await visitor.page.locator('#arrived').waitFor();
  return visitor;
}

const WORDS = {
  nb: {
    late: 'forsinket',
    confirmed: 'Adressen er bekreftet',
    saved: 'Lagret.',
    nowhere: 'Du får ingen brev',
  },
  nn: { late: 'forseinka', confirmed: 'Adressa er stadfesta', saved: 'Lagra.', nowhere: 'Du får ingen brev' },
  en: { late: 'late', confirmed: 'The address is confirmed', saved: 'Saved.', nowhere: 'You get no letters' },
} as const;

describe('whoever looks after the data', () => {
  for (const [language, width] of [
    ['nb', 390],
    ['nb', 1280],
    ['nn', 390],
    ['en', 1280],
  ] as const) {
    it(`says where alerts go, confirms it and takes it back, by the keyboard, ${language}, ${width} px`, async () => {
      const visitor = await newVisitor(browser, product.origin, width, language);
      const { page } = visitor;
      const words = WORDS[language];
      await logIn(visitor, 'data-manager');
      await open(visitor, '/notices');
      await page.getByLabel(new RegExp(words.late)).waitFor();
      assert.equal(await page.getByRole('checkbox').count(), 1, 'one kind of letter for this role');
      await mustBeAccessible(visitor, 'the notices of a data manager');
      await page.getByRole('checkbox').check();
      await page.locator('input[name="mailAddress"]').fill('dina@example.no');
      await page.keyboard.press('Enter');
      const code = page.locator('input[name="code"]');
      await code.waitFor();
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'confirm-address');
      await picture(visitor, `notices-waiting-${language}-${width}`);
      await page.keyboard.press('Tab');
      await page.keyboard.type('000 000');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
      await mustBeAccessible(visitor, 'a wrong code');
      await code.fill('123 456');
      await page.keyboard.press('Enter');
      await page.getByRole('status').getByText(words.confirmed).waitFor();
      await code.waitFor({ state: 'detached' });
      await page.getByRole('checkbox').focus();
      await page.keyboard.press('Space');
      await page.locator('input[name="mailAddress"]').focus();
      await page.keyboard.press('Enter');
      await page.getByRole('status').getByText(words.saved).waitFor();
      await page.reload();
      await page.getByRole('checkbox').waitFor();
      assert.equal(await page.getByRole('checkbox').isChecked(), false, 'the kind stays turned off');
      await page.locator('input[name="mailAddress"]').fill('');
      await page.keyboard.press('Enter');
      await page.getByRole('status').getByText(words.nowhere).waitFor();
      await mustBeAccessible(visitor, 'the notices without an address');
      await visitor.context.close();
    });
  }
});

describe('the deliveries', () => {
  for (const width of [390, 1280]) {
    it(`are told whole on a screen of ${width} pixels`, async () => {
      const visitor = await openDeliveries(width);
      const { page } = visitor;
      await mustBeAccessible(visitor, `deliveries at ${width}`);
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(beyond <= 0, `the page is ${beyond} pixels too wide`);
      await visitor.context.close();
    });
  }

  it('that wait for somebody are let go by the keyboard', async () => {
    const { page, context } = await openDeliveries(1280);
    const entry = page.locator('#delivery-delivery-1');
    await entry.locator('summary').focus();
    await page.keyboard.press('Enter');
    await entry.locator('.delivery-steps').waitFor({ state: 'visible' });
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await entry.locator('button').waitFor({ state: 'detached' });
    await context.close();
  });
});
