import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../tools/browser/launch-browser.ts';
import { downloadPdf } from './download-pdf.ts';
import { type Product, startProduct } from './product.ts';
import { logIn, mustBeAccessible, newVisitor, open, picture, WIDTHS } from './visitor.ts';

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

const saysUnsent = (page: Page, count: number) =>
  page.locator(`.visit-status [role="status"][data-unsent="${count}"]`).waitFor();

describe('a home of the register', () => {
  it('is visited: planned, filled in without a network and sent', async () => {
    const visitor = await newVisitor(browser, product.origin, 390);
    const { context } = visitor;
    await logIn(visitor, 'programme-admin');
    const { homes } = await (await visitor.page.request.get(`${product.origin}/api/visits`)).json();
    const { now } = await (await visitor.page.request.get(`${product.origin}/api/demo/clock`)).json();
    await open(visitor, `/institution/${homes[0].organisation}/visits`);
    await visitor.page.getByLabel('Avdeling', { exact: true }).fill('2. etasje');
    await visitor.page.getByLabel('Dag', { exact: true }).fill(now.slice(0, 10));
    await visitor.page.getByRole('button', { name: 'Planlegg visitten' }).click();
    await visitor.page.locator('[data-ready="true"]').waitFor();
    const address = visitor.page.url();
    await context.setOffline(true);
    await visitor.page.close();
    const page = await context.newPage();
    await page.goto(address);
    await page.locator('.asked-options').first().getByText('Ja', { exact: true }).click();
    await saysUnsent(page, 1);
    await mustBeAccessible({ ...visitor, page }, 'the whole checklist without a network');
    await picture({ ...visitor, page }, 'visit-checklist-390');
    await context.setOffline(false);
    await saysUnsent(page, 0);
    await page.getByRole('button', { name: 'Send rapporten' }).click();
    await page.getByRole('link', { name: 'Les rapporten' }).click();
    await page.getByText('1 av 1 rutiner var på plass.').waitFor();
    await mustBeAccessible({ ...visitor, page }, 'the report of the whole checklist');
    const pdf = await downloadPdf(page, page.getByRole('link', { name: 'Last ned PDF' }));
    assert.match(pdf.title ?? '', /smittevern/i);
    assert.match(pdf.text, /2\. etasje/);
    assert.match(pdf.text, /1 av 1 rutiner var på plass/);
    await context.close();
  });

  it('and the others are figures: what to begin with, routine by routine, over time and by region', async () => {
    for (const width of WIDTHS) {
      const visitor = await newVisitor(browser, product.origin, width);
      await logIn(visitor, 'programme-admin');
      await open(visitor, '/visits/figures');
      await visitor.page.getByRole('heading', { level: 1, name: 'Tall fra visittene' }).waitFor();
      assert.equal(await visitor.page.locator('.visit-seldom li').count(), 3);
      assert.match((await visitor.page.locator('.visit-seldom').textContent()) ?? '', /% av tilfellene/);
      assert.ok((await visitor.page.locator('.visit-items .share-bar').count()) > 10);
      await mustBeAccessible(visitor, 'the figures from visits');
      await picture(visitor, `visit-figures-${width}`);
      await visitor.context.close();
    }
  });
});
