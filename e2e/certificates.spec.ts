import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { formatCode } from '@smalspor/domain/certificates';
import type { Browser } from 'playwright-core';
import { EXAMPLE_CODES } from '../packages/server/src/testing/fake-certificates.ts';
import { launchBrowser } from '../tools/browser/launch-browser.ts';
import { type Product, serveExamples } from './product.ts';
import { logIn, mustBeAccessible, newVisitor, open, unfoldAll, type Visitor, WIDTHS } from './visitor.ts';

let product: Product;
let browser: Browser;

before(async () => {
  // Whole courses are walked elsewhere; here the certificates are invented ones that are there from the start.
  product = await serveExamples();
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await product?.stop();
});

async function check({ page }: Visitor, code: string): Promise<void> {
  await page.locator('input[name="code"]').fill(code);
  await page.locator('.certificate-check button[type="submit"]').click();
}

describe('whoever holds a certificate', () => {
  it('finds the page without logging in, and learns whether it is genuine and in force', async () => {
    const visitor = await newVisitor(browser, product.origin);
    const { page } = visitor;
    await page.goto(product.origin);
    await page.locator('.footer a[href="/certificate"]').click();
    await page.locator('.certificate-check').waitFor();
    await check(visitor, formatCode(EXAMPLE_CODES.inForce).toLowerCase().replaceAll('-', ' '));
    await page.getByText('ekte og gjelder', { exact: false }).last().waitFor();
    const answer = (await page.locator('.certificate-answer').textContent()) ?? '';
    for (const part of ['Anne Demo', '15 i alt: 6 e-læring og 9 møter', '20. november 2020']) {
      assert.ok(answer.includes(part), part);
    }
    assert.doesNotMatch(answer, /990000018|Sagene/, 'nothing more is shown');
    assert.equal(new URL(page.url()).search, '', 'the code stands in no address');
    await check(visitor, EXAMPLE_CODES.replaced);
    await page.getByText('erstattet av et senere').waitFor();
    await check(visitor, EXAMPLE_CODES.withdrawn);
    await page.getByText('trukket tilbake 25. november 2020').waitFor();
    assert.doesNotMatch((await page.locator('.certificate-answer').textContent()) ?? '', /Feil|feil/);
    await visitor.context.close();
  });

  it('is told a slip from a code that nobody has, and what was right is not shown any more', async () => {
    const visitor = await newVisitor(browser, product.origin);
    const { page } = visitor;
    await open(visitor, '/certificate');
    await check(visitor, EXAMPLE_CODES.inForce);
    await page.locator('.certificate-answer').waitFor();
    await check(visitor, `${EXAMPLE_CODES.inForce.slice(0, -2)}`);
    await page.getByText('Koden er skrevet feil').waitFor();
    const field = page.locator('input[name="code"]');
    assert.equal(await field.getAttribute('aria-invalid'), 'true');
    assert.equal(await field.evaluate((each) => each === document.activeElement), true);
    assert.equal(await page.locator('.certificate-answer').count(), 0);
    await mustBeAccessible(visitor, 'a mistyped code');
    await check(visitor, 'BBBB-BBBB-BBBB-BBBB-BBBB');
    await page.getByText('Ingen kursbevis herfra').waitFor();
    await visitor.context.close();
  });
});

describe('a doctor', () => {
  it('gets the certificate from the page of the round with one press of a key', async () => {
    const visitor = await newVisitor(browser, product.origin);
    const { page } = visitor;
    await logIn(visitor, 'gp');
    await open(visitor, '/rounds/example-finished');
    const button = page.locator('.certificate-due button');
    const coming = page.waitForEvent('download');
    await button.focus();
    await page.keyboard.press('Enter');
    assert.equal((await coming).suggestedFilename(), 'kursbevis.pdf');
    await page.getByText('Utstedt 20. november 2020, 15 skoletimer.').waitFor();
    assert.equal(await button.count(), 0);
    await mustBeAccessible(visitor, 'a round with its certificate');
    await visitor.context.close();
  });
});

describe('an administrator', () => {
  it('chooses a period, downloads the list, and issues what is due', async () => {
    const visitor = await newVisitor(browser, product.origin);
    const { page } = visitor;
    await logIn(visitor, 'programme-admin');
    await open(visitor, '/certificates');
    assert.equal(await page.locator('tbody tr').count(), 3);
    await page.locator('input[name="to"]').fill('2019-01-01');
    await page.locator('.certificate-filter button').click();
    assert.equal(await page.locator('input[name="to"]').getAttribute('aria-invalid'), 'true');
    await mustBeAccessible(visitor, 'days in the wrong order');
    await page.locator('input[name="to"]').fill('2020-06-30');
    await page.locator('select[name="programme"]').selectOption('rak');
    await page.locator('.certificate-filter button').click();
    await page.waitForURL(/programme=rak&from=2020-01-01&to=2020-06-30/);
    const coming = page.waitForEvent('download');
    await page.locator('a[href^="/api/certificate-export"]').first().click();
    assert.match((await coming).suggestedFilename(), /^kursbevis-.*\.csv$/);
    await open(visitor, '/rounds/example-finished');
    const due = page.locator('section[aria-labelledby="others-certificates"] button');
    await due.click();
    await due.waitFor({ state: 'detached' });
    await visitor.context.close();
  });
});

describe('somebody without an HPR number', () => {
  it('comes to the programmes, and finds no way to reports or goals', async () => {
    for (const width of WIDTHS) {
      const visitor = await newVisitor(browser, product.origin, width);
      const { page } = visitor;
      await logIn(visitor, 'participant');
      await page.waitForURL(/\/rounds$/);
      await mustBeAccessible(visitor, 'the programmes of a student');
      assert.equal(await page.locator('#menu a[href="/courses"]').count(), 1);
      for (const path of ['/report', '/reports', '/goals', '/views']) {
        assert.equal(await page.locator(`#menu a[href="${path}"]`).count(), 0, path);
      }
      await visitor.context.close();
    }
  });
});

describe('reports on paper', () => {
  it('come as a file after the question why, without a figure on the page', async () => {
    const visitor = await newVisitor(browser, product.origin, 390);
    const { page } = visitor;
    await logIn(visitor, 'programme-admin');
    await open(visitor, '/rounds/example-finished');
    const form = page.locator('.print-reports');
    await form.locator('button[type="submit"]').click();
    await form.getByText('Velg minst én.').waitFor();
    await form.getByText('Skriv minst ti tegn.').waitFor();
    await mustBeAccessible(visitor, 'a printing without a reason');
    await form.locator('select[name="report"]').selectOption('follow-up');
    assert.equal(await form.getByRole('checkbox').count(), 1, 'only those who have got it');
    const box = form.getByRole('checkbox', { name: 'Bo Demo' });
    await box.focus();
    await page.keyboard.press('Space');
    await form.locator('textarea').fill('De har bedt om rapporten på papir.');
    const coming = page.waitForEvent('download');
    await form.locator('button[type="submit"]').press('Enter');
    assert.equal((await coming).suggestedFilename(), 'rapporter-til-utskrift.pdf');
    await form.getByText('Filen med én rapport er lastet ned').waitFor();
    assert.equal(await form.locator('textarea').inputValue(), '');
    assert.deepEqual(visitor.complaints, []);
    await visitor.context.close();
  });
});

describe('an administrator who finds an error', () => {
  it('withdraws the certificate by keys alone, after saying what is wrong', async () => {
    const visitor = await newVisitor(browser, product.origin);
    const { page } = visitor;
    await logIn(visitor, 'programme-admin');
    await open(visitor, '/certificates');
    const button = page.getByRole('button', { name: 'Trekk tilbake kursbeviset til Anne Demo' });
    assert.equal(await button.count(), 1, 'what holds no more has no button');
    await button.focus();
    await page.keyboard.press('Enter');
    const dialog = page.locator('dialog[open]');
    await dialog.waitFor();
    await dialog.locator('button[type="submit"]').click();
    const reason = dialog.locator('select[name="reason"]');
    assert.equal(await reason.getAttribute('aria-invalid'), 'true');
    await mustBeAccessible(visitor, 'the question before a certificate is withdrawn');
    await reason.selectOption('wrong-hours');
    await reason.press('Tab');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('trukket tilbake 1. desember 2020').waitFor();
    assert.equal(await button.count(), 0);
    await visitor.context.close();
  });

  it('is what its holder reads on the page of the round', async () => {
    const visitor = await newVisitor(browser, product.origin);
    await logIn(visitor, 'gp');
    await open(visitor, '/rounds/example-withdrawn');
    await visitor.page.getByText('trukket tilbake 25. november 2020').waitFor();
    await visitor.page.getByText('Når de er rettet').waitFor();
    await mustBeAccessible(visitor, 'a round whose certificate was withdrawn');
    await visitor.context.close();
  });
});

describe('axe finds nothing on the pages of certificates', () => {
  for (const width of WIDTHS) {
    for (const language of ['nb', 'nn', 'en'] as const) {
      it(`${width} px, ${language}`, async () => {
        const anyone = await newVisitor(browser, product.origin, width, language);
        await open(anyone, '/certificate');
        await mustBeAccessible(anyone, '/certificate');
        for (const code of Object.values(EXAMPLE_CODES)) {
          await check(anyone, code);
          await anyone.page.locator('.certificate-answer').waitFor();
          await mustBeAccessible(anyone, 'the answer to a code');
        }
        await anyone.context.close();
        for (const [role, path] of [
          ['gp', '/rounds/example-finished'],
          ['gp', '/rounds/example-withdrawn'],
          ['programme-admin', '/rounds/example-finished'],
          ['programme-admin', '/certificates'],
        ] as const) {
          const visitor = await newVisitor(browser, product.origin, width, language);
          await logIn(visitor, role);
          await open(visitor, path);
          await unfoldAll(visitor);
          await mustBeAccessible(visitor, `${path} for ${role}`);
          await visitor.context.close();
        }
      });
    }
  }
});
