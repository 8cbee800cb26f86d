import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { openHouse } from '../packages/application/src/house/open-house.ts';
import { fetchReferenceSeries } from '../packages/application/src/national-goals/index.ts';
import { openFakeStatisticsBank } from '../packages/application/src/national-goals/testing/fake-statistics-bank.ts';
import { LANGUAGES } from '../packages/domain/src/texts/index.ts';
import { launchBrowser } from '../tools/browser/launch-browser.ts';
import { type Product, startProduct } from './product.ts';
import { logIn, mustBeAccessible, newVisitor, open, picture, WIDTHS } from './visitor.ts';

/** Doses that give 16, 15, 12 and 11 for each thousand of a million inhabitants a day, and a year that the bank hides. */
const YEARS = [
  { year: '2012', all: 6_588_000, methenamine: 732_000, population: 1_000_000 },
  { year: '2016', all: 6_222_000, methenamine: 732_000, population: 1_000_000 },
  { year: '2018', all: ':', methenamine: 730_000, population: 1_000_000 },
  { year: '2020', all: 5_124_000, methenamine: 732_000, population: 1_000_000 },
  { year: '2021', all: 4_745_000, methenamine: 730_000, population: 1_000_000 },
];

let product: Product;
let browser: Browser;

before(async () => {
  const bank = await openFakeStatisticsBank(YEARS);
  const house = await openHouse({ home: process.env.E2E_HOME ?? '', access: 'reads', role: 'command' });
  const statistics = { ...house.configuration.statistics, address: bank.address };
  await fetchReferenceSeries(
    { ...house, configuration: { ...house.configuration, statistics } },
    { again: true, signal: new AbortController().signal },
  );
  await house.close();
  await bank.close();
  product = await startProduct();
  browser = await launchBrowser();
});
after(async () => {
  await browser?.close();
  await product?.stop();
});

describe('anyone, without logging in', () => {
  it('finds the goals from the front page, and which were reached', async () => {
    const visitor = await newVisitor(browser, product.origin, 390);
    const { page } = visitor;
    await open(visitor, '/');
    await page.locator('footer a[href="/national-goals"]').click();
    await page.locator('.national-goals').waitFor();
    const outcomes = await page.locator('.national-goal-head .ds-tag').allTextContents();
    assert.deepEqual(outcomes, [
      'Nådd',
      'Ikke avgjort',
      'Ikke nådd',
      'Ikke avgjort',
      'Ikke avgjort',
      'Ikke nådd',
    ]);
    const use = page.locator('#total-use');
    assert.match(
      (await use.textContent()) ?? '',
      /Endringen fra 2012 til 2020 var −32\s%\. Målet var −30\s%/,
    );
    // The fetched series has a baseline of its own, and does not decide.
    await use.locator('details', { hasText: 'Alle år og kilder' }).locator('summary').click();
    const rows = await use.locator('details[open] tbody tr').allTextContents();
    assert.ok(
      rows.some((row) => /Utlevert til personer.*2020.*12,0.*−25\s%/.test(row)),
      rows.join('\n'),
    );
    assert.ok(
      rows.some((row) => /Utlevert til personer.*2018.*skjult av kilden/.test(row)),
      rows.join('\n'),
    );
    assert.deepEqual(visitor.complaints, []);
    await visitor.context.close();
  });

  it('reads them in every language, on a phone and on a desk', async () => {
    for (const language of LANGUAGES) {
      for (const width of WIDTHS) {
        const visitor = await newVisitor(browser, product.origin, width, language);
        await open(visitor, '/national-goals');
        await visitor.page.locator('.national-goals svg').first().waitFor();
        await mustBeAccessible(visitor, `the national goals, ${language}, ${width} px`);
        await picture(visitor, `national-goals-${language}-${width}`);
        assert.deepEqual(visitor.complaints, []);
        await visitor.context.close();
      }
    }
  });
});

describe('the analyst of the programme', () => {
  it('goes from a goal to what comes nearest to it in Explore', async () => {
    const analyst = await newVisitor(browser, product.origin, 390);
    const { page } = analyst;
    await logIn(analyst, 'programme-admin');
    await open(analyst, '/national-goals');
    await page.locator('.national-goals').waitFor();
    const link = page.locator('#total-use a[href^="/explore?"]');
    await link.waitFor();
    await mustBeAccessible(analyst, 'the goals with links to Explore');
    await picture(analyst, 'national-goals-explore');
    await link.click();
    await page.locator('main figure.chart svg').first().waitFor();
    const { pathname, searchParams } = new URL(page.url());
    assert.equal(pathname, '/explore');
    assert.equal(searchParams.get('indicator'), 'ddd-per-1000-days');
    assert.equal(searchParams.get('level'), 'nation');
    await analyst.context.close();
  });
});
