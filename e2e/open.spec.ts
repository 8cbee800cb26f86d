import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { LANGUAGES } from '../packages/domain/src/texts/index.ts';
import { launchBrowser } from '../tools/browser/launch-browser.ts';
import { type Product, startProduct } from './product.ts';
import { mustBeAccessible, mustPrintWell, newVisitor, open, picture, WIDTHS } from './visitor.ts';

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

describe('anyone, without logging in', () => {
  it('finds the open results, chooses, and takes the figures along', async () => {
    const visitor = await newVisitor(browser, product.origin, 390);
    const { page } = visitor;
    await open(visitor, '/');
    await page.locator('footer a[href="/open"]').click();
    await page.locator('.open-chosen svg').first().waitFor();
    await page.getByText('Tallene er oppdiktet').waitFor();
    await page.getByLabel('Indikator').selectOption('penicillin-v-share');
    await page.getByLabel('Periode').selectOption('year');
    await page
      .getByRole('heading', { level: 2, name: 'Andel penicillin V av luftveisantibiotika' })
      .waitFor();
    assert.match(page.url(), /indicator=penicillin-v-share.*kind=year/);
    const arriving = page.waitForEvent('download');
    await page.getByRole('link', { name: 'CSV-fil' }).click();
    const file = await arriving;
    const text = await readFile((await file.path()) ?? '', 'utf8');
    assert.match(file.suggestedFilename(), /^smalspor-penicillin-v-share-.*\.csv$/);
    assert.ok(text.startsWith('\ufeffrelease;synthetic;indicator;'));
    assert.match(text, /;year;2020-01;2020-12;\d+,\d+;/);
    await page.getByRole('link', { name: 'Hva tallet betyr' }).click();
    await page.getByRole('heading', { name: 'Slik er tallet regnet ut' }).waitFor();
    await page.getByText('Resepter: Penicillin V').waitFor();
    await mustBeAccessible(visitor, 'the page of an indicator');
    await picture(visitor, 'open-indicator-nb-390');
    await page.goBack();
    await page.locator('.open-chosen svg').nth(1).waitFor();
    await mustPrintWell(visitor, 'the open results', 'open-print');
    const cookies = (await visitor.context.cookies()).map(({ name }) => name);
    assert.deepEqual(cookies, ['smalspor-language']);
    assert.deepEqual(visitor.complaints, []);
    await visitor.context.close();
  });

  it('reads them in every language, on a phone and on a desk', async () => {
    for (const language of LANGUAGES) {
      for (const width of WIDTHS) {
        const visitor = await newVisitor(browser, product.origin, width, language);
        await open(visitor, '/open');
        await visitor.page.locator('.open-chosen svg').nth(1).waitFor();
        await mustBeAccessible(visitor, `the open results, ${language}, ${width} px`);
        await picture(visitor, `open-${language}-${width}`);
        assert.deepEqual(visitor.complaints, []);
        await visitor.context.close();
      }
    }
  });

  it('reads the description of the interface, and asks it', async () => {
    const visitor = await newVisitor(browser, product.origin, 1280, 'en');
    await open(visitor, '/open/api');
    await visitor.page.getByText('GET /api/open/v1/values').waitFor();
    await mustBeAccessible(visitor, 'the page of the interface');
    await picture(visitor, 'open-api-en-1280');
    await visitor.context.close();
    const answer = await fetch(
      `${product.origin}/api/open/v1/values?indicator=penicillin-v-share&area=nation&kind=year`,
    );
    assert.equal(answer.headers.get('set-cookie'), null);
    const { values } = (await answer.json()) as { values: { value: number | null }[] };
    assert.equal(values.length, 3);
    assert.ok(values.every(({ value }) => value !== null && value > 0));
  });
});
