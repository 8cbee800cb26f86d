import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../tools/browser/launch-browser.ts';
import { type Product, serveExamples } from './product.ts';
import { logIn, mustBeAccessible, newVisitor, open, type Visitor } from './visitor.ts';

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

async function dataManager(): Promise<Visitor> {
  const visitor = await newVisitor(browser, product.origin);
  await logIn(visitor, 'data-manager');
  return visitor;
}

async function send(page: Page, name: string, content: string): Promise<void> {
  await page.selectOption('select[name="format"]', 'dispensings');
  await page.setInputFiles('input[type="file"]', {
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(content),
  });
  await page.locator('form button[type="submit"]').click();
}

describe('the data manager', () => {
  it('is led to what is missing before anything is sent', async () => {
    const visitor = await dataManager();
    const { page } = visitor;
    await page.locator('form button[type="submit"]').click();
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('name')), 'format');
    assert.equal(await page.locator('[aria-invalid="true"]').count(), 2);
    await mustBeAccessible(visitor, 'the form with faults');
    await visitor.context.close();
  });

  it('follows an import until it is done, and opens the delivery', async () => {
    const visitor = await dataManager();
    const { page } = visitor;
    await send(page, 'dispensings-2020.csv', '#smalspor;format=dispensings');
    await page.locator('.tasks progress').waitFor();
    await mustBeAccessible(visitor, 'an import under way');
    await page.locator('.tasks [href^="/import/"]').first().click();
    await page.waitForURL('**/import/*');
    await visitor.context.close();
  });

  it('reads in plain words why a file was refused', async () => {
    const visitor = await dataManager();
    await send(visitor.page, 'holiday.jpg', 'no register');
    const refused = visitor.page.locator('.tasks [data-state="failed"]');
    await refused.waitFor();
    assert.match((await refused.textContent()) ?? '', /ingenting er endret/);
    await visitor.context.close();
  });

  it('opens refused rows with a reason, and closing forgets them', async () => {
    const visitor = await dataManager();
    const { page } = visitor;
    const { batches } = await (await page.request.get(`${product.origin}/api/batches`)).json();
    const withRejects = batches.find(({ rejectedRows }: { rejectedRows: number }) => rejectedRows > 0);
    await open(visitor, `/import/${withRejects.id}`);
    const opener = page.locator('.table-end button').first();
    assert.equal(await opener.isDisabled(), true, 'no row is chosen');
    await page.locator('.row-choice').first().check();
    await opener.click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('button[type="submit"]').click();
    assert.equal(await dialog.locator('textarea').getAttribute('aria-invalid'), 'true');
    await mustBeAccessible(visitor, 'the quarantine’s question');
    await dialog.locator('textarea').fill('Leverandøren spør hva som er galt');
    await dialog.locator('button[type="submit"]').click();
    await dialog.locator('.raw').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    // The browser tells of the closing in a task of its own, after the dialog is gone from sight.
    await page.locator('.raw').waitFor({ state: 'detached' });
    await visitor.context.close();
  });

  it('builds a release and issues its reports', async () => {
    const visitor = await dataManager();
    const { page } = visitor;
    await open(visitor, '/releases');
    await page.locator('.actions button').click();
    await page.locator('.tasks progress').waitFor();
    await page.locator('.tasks [data-state="done"] a').first().click();
    await page.locator('.facts').first().waitFor();
    await page.locator('.actions button').click();
    await page.waitForURL('**/releases');
    await page.locator('.tasks').getByText('409').waitFor();
    await visitor.context.close();
  });
});
