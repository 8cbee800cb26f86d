import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../tools/browser/launch-browser.ts';
import { type Product, serveExamples } from './product.ts';
import { logIn, mustBeAccessible, newVisitor, open, unfoldAll, WIDTHS } from './visitor.ts';

const START = '/rounds/example-round/group/group-start';
const FOLLOW_UP = '/rounds/example-round/group/group-follow-up';

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

describe('the group’s report', () => {
  for (const width of WIDTHS) {
    it(`is read, unfolded and shared at ${width} pixels, without a complaint`, async () => {
      const visitor = await newVisitor(browser, product.origin, width, 'nn');
      const { page } = visitor;
      await logIn(visitor, 'gp');
      await open(visitor, '/rounds/example-round');
      await page.locator(`a[href="${START}"]`).click();
      await page.waitForURL(`**${START}`);
      await page.locator('.messages li').first().waitFor();
      assert.equal(await page.locator('.messages li').count(), 3);
      await page.locator('#shared-figures ~ button').click();
      await page.locator('figure[class~="chart"] table').last().waitFor({ state: 'attached' });
      await unfoldAll(visitor);
      await mustBeAccessible(visitor, 'the group’s report');
      const papers = page.locator('a[href*="/set?meeting=first&language=nn"]');
      const [download] = await Promise.all([page.waitForEvent('download'), papers.click()]);
      assert.match(download.suggestedFilename(), /\.pdf$/);
      await open(visitor, FOLLOW_UP);
      await unfoldAll(visitor);
      await mustBeAccessible(visitor, 'the group’s follow-up');
      await visitor.context.close();
    });
  }

  it('is shown on a screen, turned by the arrow keys, and closed by Escape', async () => {
    const visitor = await newVisitor(browser, product.origin);
    const { page } = visitor;
    await logIn(visitor, 'group-leader');
    await open(visitor, START);
    await page.locator(`a[href="${START}/screen"]`).click();
    const title = page.locator('#screen-title');
    await title.waitFor();
    const first = await title.textContent();
    await mustBeAccessible(visitor, 'the first screen');
    for (let turned = 0; turned < 4; turned += 1) await page.keyboard.press('ArrowRight');
    assert.notEqual(await title.textContent(), first);
    await page.locator('.screen svg[role="img"]').waitFor();
    await mustBeAccessible(visitor, 'a picture on the screen');
    for (let turned = 0; turned < 6; turned += 1) await page.keyboard.press('ArrowLeft');
    assert.equal(await title.textContent(), first, 'before the first there is nothing');
    await page.keyboard.press('Escape');
    await page.waitForURL(`**${START}`);
    await visitor.context.close();
  });

  it('is not there for who administers programmes', async () => {
    const visitor = await newVisitor(browser, product.origin);
    await logIn(visitor, 'programme-admin');
    const asked = `${product.origin}/api/rounds/example-round/group-reports/group-start`;
    for (const path of [asked, `${asked}/shared-figures`, `${asked}/set?meeting=first&language=nb`]) {
      assert.equal((await visitor.page.request.get(path)).status(), 404, path);
    }
    await visitor.context.close();
  });
});
