import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../tools/browser/launch-browser.ts';
import { type Product, serveExamples } from './product.ts';
import { logIn, logInAs, mustBeAccessible, newVisitor, open, unfoldAll, WIDTHS } from './visitor.ts';

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

describe('a doctor who has passed a module', () => {
  for (const width of WIDTHS) {
    it(`is asked on the pages of courses, and finds nothing that axe does, ${width} px`, async () => {
      const visitor = await newVisitor(browser, product.origin, width);
      await logIn(visitor, 'gp');
      for (const path of ['/rounds', '/rounds/example-round']) {
        await open(visitor, path);
        await visitor.page.locator('.asked a').waitFor();
        await mustBeAccessible(visitor, path);
      }
      await visitor.page.locator('.asked a').click();
      await visitor.page.locator('.questionnaire').waitFor();
      await mustBeAccessible(visitor, 'the questions');
      await visitor.page.locator('.questionnaire [type="submit"]').click();
      await mustBeAccessible(visitor, 'the questions without answers');
      await visitor.context.close();
    });
  }

  it('answers by the keyboard, once, after being told what is missing', async () => {
    const visitor = await newVisitor(browser, product.origin, 390);
    const { page } = visitor;
    await logInAs(visitor, 'Anne Demo');
    await open(visitor, '/rounds/example-round/questions/respiratory');
    await page.locator('.questionnaire [type="submit"]').focus();
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('.choice-fault').count(), 2);
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('name')), 'usefulness');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    assert.equal(await page.locator('.choice-fault').count(), 0);
    await page.locator('.questionnaire [type="submit"]').focus();
    await page.keyboard.press('Enter');
    await page.locator('.questionnaire').waitFor({ state: 'detached' });
    assert.match((await page.locator('main').textContent()) ?? '', /Takk/);
    await mustBeAccessible(visitor, 'the thanks');
    await open(visitor, '/rounds');
    assert.equal(await page.locator('.asked').count(), 0);
    await visitor.context.close();
  });
});

describe('who runs the programme', () => {
  for (const width of WIDTHS) {
    it(`sees what was thought, its table and the words, ${width} px`, async () => {
      const visitor = await newVisitor(browser, product.origin, width);
      const { page } = visitor;
      await logInAs(visitor, 'Petra Program');
      await open(visitor, '/satisfaction');
      await unfoldAll(visitor);
      await mustBeAccessible(visitor, 'satisfaction');
      const counts = page.locator('.opinion-bars').first().locator('.opinion-count');
      assert.deepEqual(await counts.allTextContents(), ['1', '1', '3', '7', '6']);
      await page.locator('select').nth(1).selectOption('01');
      assert.deepEqual(await counts.allTextContents(), ['1', '0', '1', '2', '2']);
      await visitor.context.close();
    });
  }
});
