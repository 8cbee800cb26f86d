import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../tools/browser/launch-browser.ts';
import { type Product, startProduct } from './product.ts';
import {
  chooseLanguage,
  logIn,
  logInAsRemembered,
  mustBeAccessible,
  newVisitor,
  open,
  unfoldAll,
  WIDTHS,
} from './visitor.ts';

const COURSE_PAGES = ['', '/lessons/sore-throat', '/questions'].map(
  (page) => `/courses/rak-1-respiratory${page}`,
);

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

describe('a doctor', () => {
  it('logs in, reads the report, sees its table, changes the language and downloads the PDF', async () => {
    const visitor = await newVisitor(browser, product.origin);
    const { page } = visitor;
    await logIn(visitor, 'gp');
    assert.equal(new URL(page.url()).pathname, '/report');

    assert.ok((await page.locator('.messages li').count()) >= 1, 'there is a key message');
    assert.equal(await page.locator('.headline svg[role="img"]').count(), 2, 'two main pictures');

    const first = page.locator('.headline figure').first();
    await first.locator('summary').click();
    const rows = first.locator('tbody tr');
    assert.ok((await rows.count()) >= 5, 'the table has the rows of the picture');

    const heading = page.locator('main h1');
    const inBokmal = await heading.textContent();
    await page.getByRole('button', { name: /^nn/ }).click();
    await page.locator('html[lang="nn"]').waitFor();
    assert.notEqual(await heading.textContent(), inBokmal, 'the report itself speaks nynorsk');
    await page.reload();
    await heading.waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), 'nn', 'the choice is remembered');

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('a[href*="/pdf?language=nn"]').click(),
    ]);
    assert.match(download.suggestedFilename(), /\.pdf$/);
    const pdf = await readFile(await download.path());
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
    await visitor.context.close();
  });

  it('says where to be told of a new report, and what is no address', async () => {
    const visitor = await newVisitor(browser, product.origin);
    await logIn(visitor, 'gp');
    await open(visitor, '/notices');
    const { page } = visitor;
    const field = page.locator('input[name="mailAddress"]');
    await field.fill('nobody');
    await page.locator('form button[type="submit"]').click();
    assert.equal(await field.getAttribute('aria-invalid'), 'true');
    await mustBeAccessible(visitor, 'an address that is none');
    await field.fill('eli@example.no');
    await page.locator('form button[type="submit"]').click();
    const code = page.locator('input[name="code"]');
    await code.waitFor();
    await mustBeAccessible(visitor, 'an address that waits for its code');
    await open(visitor, '/demo/inbox');
    const letter = await page.locator('.entries li', { hasText: 'eli@example.no' }).first().textContent();
    await open(visitor, '/notices');
    await code.fill(/\d{3} \d{3}/.exec(letter ?? '')?.[0] ?? '');
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('eli@example.no').waitFor();
    await page.reload();
    await field.waitFor();
    assert.equal(await field.inputValue(), 'eli@example.no', 'the address is remembered');
    await visitor.context.close();
  });

  it('opens every number', async () => {
    const visitor = await newVisitor(browser, product.origin);
    await logIn(visitor, 'gp');
    const opener = visitor.page.locator('.headline .text-button').first();
    await opener.click();
    const dialog = visitor.page.getByRole('dialog');
    await dialog.waitFor();
    assert.ok((await dialog.locator('tbody tr').count()) >= 5, 'counts behind every row');
    await mustBeAccessible(visitor, 'the origin of a number');
    await visitor.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    assert.equal(
      await opener.evaluate((button) => button === document.activeElement),
      true,
      'focus comes back',
    );
    await visitor.context.close();
  });

  it('gets nothing of a colleague’s', async () => {
    const colleague = await newVisitor(browser, product.origin);
    await logIn(colleague, 'group-leader');
    const { reports } = await (await colleague.page.request.get(`${product.origin}/api/reports`)).json();
    const theirs = reports[0].id;
    await colleague.context.close();

    const visitor = await newVisitor(browser, product.origin);
    await logIn(visitor, 'gp');
    for (const path of [`/api/reports/${theirs}`, `/api/reports/${theirs}/pdf?language=nb`]) {
      assert.equal((await visitor.page.request.get(product.origin + path)).status(), 404, path);
    }
    await open(visitor, `/reports/${theirs}`);
    assert.equal(await visitor.page.locator('.messages').count(), 0, 'no report is shown');
    assert.equal((await visitor.page.request.get(`${product.origin}/api/batches`)).status(), 404);
    await visitor.context.close();
  });

  it('signs out, and the old cookie opens nothing', async () => {
    const visitor = await newVisitor(browser, product.origin);
    await logIn(visitor, 'gp');
    const cookies = await visitor.context.cookies();
    await visitor.page.locator('.menu-end button').last().click();
    await visitor.page.locator('a[href^="/log-in"]').waitFor();
    await visitor.context.addCookies(cookies);
    assert.equal((await visitor.page.request.get(`${product.origin}/api/reports`)).status(), 401);
    await visitor.context.close();
  });

  it('finds the language again in another browser', async () => {
    const visitor = await newVisitor(browser, product.origin);
    await logIn(visitor, 'gp');
    await chooseLanguage(visitor, 'en');
    await visitor.context.close();
    const elsewhere = await newVisitor(browser, product.origin);
    await logInAsRemembered(elsewhere, 'gp');
    await elsewhere.page.locator('html[lang="en"]').waitFor();
    await chooseLanguage(elsewhere, 'nb');
    await elsewhere.context.close();
  });

  it('is asked before an idle session ends, and may stay', async () => {
    const visitor = await newVisitor(browser, product.origin);
    const { page } = visitor;
    await page.clock.install();
    await logIn(visitor, 'gp');
    await page.clock.fastForward('27:30');
    assert.equal(await page.locator('dialog[open]').count(), 0);
    await page.clock.fastForward('01:00');
    const dialog = page.locator('dialog[open]');
    await dialog.waitFor();
    await mustBeAccessible(visitor, 'the question whether to stay');
    await dialog.getByRole('button').click();
    await dialog.waitFor({ state: 'hidden' });
    await page.clock.fastForward('31:00');
    await page.waitForURL('**/?problem=session-expired');
    await page.locator('.landing').waitFor();
    await visitor.context.close();
  });

  it('hands the browser over to someone else', async () => {
    const visitor = await newVisitor(browser, product.origin);
    await logIn(visitor, 'gp');
    const who = visitor.page.locator('.who');
    const first = await who.textContent();
    await visitor.page.locator('.menu-end button').last().click();
    await visitor.page.locator('a[href^="/log-in"]').waitFor();
    await logIn(visitor, 'group-leader');
    assert.notEqual(await who.textContent(), first);
    await visitor.context.close();
  });

  it('reaches the report by keyboard alone', async () => {
    const visitor = await newVisitor(browser, product.origin);
    const { page } = visitor;
    await logIn(visitor, 'gp');
    await page.reload();
    await page.locator('main h1').waitFor();
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('href')), '#content');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'content');
    await page.getByRole('button', { name: 'Rapporter', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Hvem har sett' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/views');
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
    await visitor.context.close();
  });
});

describe('the data manager', () => {
  it('finds the import page and no report', async () => {
    const visitor = await newVisitor(browser, product.origin);
    await logIn(visitor, 'data-manager');
    assert.equal(new URL(visitor.page.url()).pathname, '/import');
    await visitor.page.locator('form input[type="file"]').waitFor();
    assert.equal((await visitor.page.request.get(`${product.origin}/api/reports/latest`)).status(), 404);
    await visitor.context.close();
  });
});

describe('axe finds nothing', () => {
  for (const width of WIDTHS) {
    it(`before the log-in, ${width} px`, async () => {
      const visitor = await newVisitor(browser, product.origin, width);
      await open(visitor, '/');
      await mustBeAccessible(visitor, 'the landing page');
      await visitor.page.locator('a[href^="/log-in"]').click();
      await visitor.page.locator('.people button').first().waitFor();
      await mustBeAccessible(visitor, 'the choice of a person');
      await visitor.context.close();
    });

    it(`on a doctor’s pages, ${width} px`, async () => {
      const visitor = await newVisitor(browser, product.origin, width);
      await logIn(visitor, 'gp');
      await mustBeAccessible(visitor, 'the report');
      await unfoldAll(visitor);
      await mustBeAccessible(visitor, 'the unfolded report');
      const { reports } = await (await visitor.page.request.get(`${product.origin}/api/reports`)).json();
      const others = reports.slice(1).map(({ id }: { id: string }) => `/reports/${id}`);
      for (const path of [
        ...others,
        '/reports',
        '/goals',
        '/courses',
        ...COURSE_PAGES,
        '/views',
        '/notices',
        '/nothing-here',
      ]) {
        await open(visitor, path);
        await mustBeAccessible(visitor, path);
      }
      await visitor.context.close();
    });

    it(`on the data manager’s pages, ${width} px`, async () => {
      const visitor = await newVisitor(browser, product.origin, width);
      await logIn(visitor, 'data-manager');
      await unfoldAll(visitor);
      await mustBeAccessible(visitor, 'the import page');
      const paths = ['/releases'];
      for (const [list, key, page] of [
        ['/api/batches', 'batches', '/import'],
        ['/api/releases', 'releases', '/releases'],
      ] as const) {
        const answer = await (await visitor.page.request.get(product.origin + list)).json();
        if (answer[key][0]) paths.push(`${page}/${answer[key][0].id}`);
      }
      for (const path of paths) {
        await open(visitor, path);
        await mustBeAccessible(visitor, path);
      }
      await visitor.context.close();
    });
  }

  for (const language of ['nn', 'en'] as const) {
    it(`on the report in ${language}`, async () => {
      const visitor = await newVisitor(browser, product.origin, 390, language);
      await logIn(visitor, 'gp');
      await mustBeAccessible(visitor, `the report in ${language}`);
      assert.equal(await visitor.page.locator('html').getAttribute('lang'), language);
      await visitor.context.close();
    });
  }
});
