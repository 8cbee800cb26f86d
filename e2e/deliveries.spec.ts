import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../tools/browser/launch-browser.ts';
import { type Product, serveExamples } from './product.ts';
import { logIn, mustBeAccessible, newVisitor, type Visitor } from './visitor.ts';

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
