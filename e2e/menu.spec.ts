import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { LANGUAGES } from '../packages/domain/src/texts/index.ts';
import { launchBrowser } from '../tools/browser/launch-browser.ts';
import { type Product, serveExamples } from './product.ts';
import {
  chooseLanguage,
  goByMenu,
  logIn,
  mustBeAccessible,
  newVisitor,
  open,
  picture,
  type Visitor,
} from './visitor.ts';

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

const rowsOf = ({ page }: Visitor) =>
  page.evaluate(() => {
    const places = [...document.querySelectorAll('#menu nav > ul > li, .menu-end')].map((entry) =>
      entry.getBoundingClientRect(),
    );
    const [first] = places;
    return places.every(({ top }) => first !== undefined && top < first.bottom) ? 1 : 2;
  });

describe('the menu of somebody with many pages', () => {
  it('stands in one row, and opens a group at a time by keys alone', async () => {
    const visitor = await newVisitor(browser, product.origin);
    const { page } = visitor;
    await logIn(visitor, 'programme-admin');
    const programmes = page.getByRole('button', { name: 'Programmer', exact: true });
    const institutions = page.getByRole('button', { name: 'Institusjoner', exact: true });
    assert.equal(await page.locator('#menu nav a:visible').count(), 2);
    await programmes.focus();
    await page.keyboard.press('Enter');
    const events = page.getByRole('link', { name: 'Arrangementer' });
    await events.waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    assert.ok(await events.evaluate((link) => link === document.activeElement));
    await page.keyboard.press('Escape');
    await events.waitFor({ state: 'hidden' });
    assert.ok(await programmes.evaluate((button) => button === document.activeElement));
    await page.keyboard.press('Enter');
    await events.waitFor();
    // Out of the group by Tab alone: past its three pages, to the next group, which closes it.
    for (let tab = 0; tab < 4; tab += 1) await page.keyboard.press('Tab');
    await events.waitFor({ state: 'hidden' });
    assert.ok(await institutions.evaluate((button) => button === document.activeElement));
    await page.keyboard.press('Space');
    await page.getByRole('link', { name: 'Visitter' }).waitFor();
    await page.locator('main h1').click();
    await page.getByRole('link', { name: 'Visitter' }).waitFor({ state: 'hidden' });
    await goByMenu(visitor, '/surveys');
    await page.getByRole('heading', { level: 1, name: 'Prevalensundersøkelser' }).waitFor();
    assert.equal(await institutions.getAttribute('aria-expanded'), 'false');
    assert.equal(await institutions.getAttribute('data-current'), 'true');
    await visitor.context.close();
  });

  it('is whole on a phone, under headings', async () => {
    const visitor = await newVisitor(browser, product.origin, 390);
    const { page } = visitor;
    await logIn(visitor, 'programme-admin');
    await page.getByRole('button', { name: 'Meny' }).click();
    assert.equal(await page.locator('#menu nav a:visible').count(), 12);
    await mustBeAccessible(visitor, 'the menu on a phone');
    await picture(visitor, 'menu-390');
    await page.getByRole('link', { name: 'Visitter' }).click();
    await page.getByRole('heading', { level: 1, name: 'Antibiotika- og smittevernvisitter' }).waitFor();
    assert.equal(await page.locator('#menu nav a:visible').count(), 0);
    await visitor.context.close();
  });

  it('fits in every language, open as well as closed', async () => {
    for (const role of ['gp', 'programme-admin'] as const) {
      const visitor = await newVisitor(browser, product.origin);
      const { page } = visitor;
      await logIn(visitor, role);
      for (const language of LANGUAGES) {
        await chooseLanguage(visitor, language);
        await open(visitor, '/notices');
        await page.locator(`html[lang="${language}"]`).waitFor();
        assert.equal(await rowsOf(visitor), 1, `${role}, ${language}`);
        for (const group of await page.locator('.menu-group-button').all()) {
          await group.click();
          await mustBeAccessible(visitor, `a group of the menu, ${role}, ${language}`);
        }
        await picture(visitor, `menu-${role}-${language}`);
      }
      await visitor.context.close();
    }
  });
});
