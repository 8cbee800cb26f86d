import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { LANGUAGES } from '../packages/domain/src/texts/index.ts';
import { launchBrowser } from '../tools/browser/launch-browser.ts';
import { type Product, serveExamples, startProduct } from './product.ts';
import {
  goByMenu,
  logIn,
  mustBeAccessible,
  newVisitor,
  open,
  picture,
  unfoldAll,
  WIDTHS,
} from './visitor.ts';

let browser: Browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser?.close());

describe('the administrator of the programmes, in a country that can be compared', () => {
  let product: Product;
  before(async () => {
    product = await serveExamples();
  });
  after(() => product?.stop());

  it('reads whether it worked, before and after beside the estimate against others', async () => {
    for (const language of LANGUAGES) {
      for (const width of WIDTHS) {
        const visitor = await newVisitor(browser, product.origin, width, language);
        await logIn(visitor, 'programme-admin');
        await open(visitor, '/evaluation');
        assert.equal(await visitor.page.locator('.two-answers').count(), 2);
        assert.equal(await visitor.page.locator('figure.chart svg').count(), 5);
        const pdf = visitor.page.locator('a[href^="/api/evaluations/rak/pdf"]');
        assert.equal(await pdf.getAttribute('href'), `/api/evaluations/rak/pdf?language=${language}`);
        if (language === 'nb') {
          assert.match(
            (await visitor.page.locator('.lead').textContent()) ?? '',
            /kan ikke skille virkningen/,
          );
        }
        await picture(visitor, `evaluation-${language}-${width}`);
        await unfoldAll(visitor);
        await mustBeAccessible(visitor, `the evaluation, ${language}, ${width} px`);
        await visitor.context.close();
      }
    }
  });

  it('is told in plain words why there is no answer', async () => {
    const visitor = await newVisitor(browser, product.origin, 390);
    await logIn(visitor, 'programme-admin');
    await open(visitor, '/evaluation/rask');
    assert.match((await visitor.page.locator('.lead').textContent()) ?? '', /sier ikke hvem som deltok/);
    await mustBeAccessible(visitor, 'a programme without an evaluation');
    await visitor.context.close();
  });
});

describe('the administrator of the programmes, in the home', () => {
  it('finds the page in the menu, and an answer or why there is none', async () => {
    const product = await startProduct();
    try {
      const visitor = await newVisitor(browser, product.origin);
      await logIn(visitor, 'programme-admin');
      await goByMenu(visitor, '/evaluation');
      // The page that is left has a lead of its own, and this page's code comes first when it is asked for.
      await visitor.page.getByRole('heading', { level: 1, name: 'Virket det?' }).waitFor();
      await visitor.page.locator('.lead').waitFor();
      assert.match(
        (await visitor.page.locator('.lead').textContent()) ?? '',
        /Vi (kan ikke svare|vet ikke)|tyder tallene|tallene tyder/i,
      );
      await mustBeAccessible(visitor, 'the evaluation of the home');
      await visitor.context.close();
    } finally {
      await product.stop();
    }
  });
});
