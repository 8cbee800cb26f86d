import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../tools/browser/launch-browser.ts';
import { type Product, serveExamples } from './product.ts';
import { logInAs, mustBeAccessible, newVisitor, open, picture, type Visitor, WIDTHS } from './visitor.ts';

const HOME = '310000019';

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

/** Plans a visit of its own for a test. @returns the address of its form */
async function plan({ page, origin }: Visitor, ward: string): Promise<string> {
  const response = await page.request.post(`${origin}/api/institutions/${HOME}/visits`, {
    data: { ward, wardType: 'long-term', day: '2026-12-01', checklist: 'round' },
    headers: { origin, 'idempotency-key': crypto.randomUUID() },
  });
  assert.equal(response.status(), 200);
  return `/visits/${(await response.json()).id}`;
}

/** What the server holds of the visit. */
async function stored(
  { page, origin }: Visitor,
  visit: string,
): Promise<{
  readonly answers: readonly { readonly item: string; readonly answer: unknown }[];
}> {
  return (await page.request.get(`${origin}/api${visit}`)).json();
}

/** Says how many answers are not sent, and that they stay when the page closes. */
const saysUnsent = (page: Page, count: number) =>
  page.locator(`.visit-status [role="status"][data-unsent="${count}"][data-keeping="kept"]`).waitFor();
const choose = (page: Page, item: string, name: string) =>
  page.locator(`#item-${item}`).getByText(name, { exact: true }).click();

/** A device that takes its time to keep things, as an old telephone does. */
const keepSlowly = ({ context }: Visitor) =>
  context.addInitScript(() => {
    const { encrypt } = SubtleCrypto.prototype;
    SubtleCrypto.prototype.encrypt = async function (...given) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      return encrypt.apply(this, given);
    };
  });

/** Everything that the browser's databases hold, as text. */
const lyingInBrowser = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const texts: string[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      for (const store of database.objectStoreNames) {
        const rows = await new Promise<readonly object[]>((resolve) => {
          const request = database.transaction(store).objectStore(store).getAll();
          request.onsuccess = () => resolve(request.result);
        });
        for (const row of rows) {
          texts.push(
            JSON.stringify(row, (_, value) =>
              value instanceof ArrayBuffer ? new TextDecoder('latin1').decode(value) : value,
            ),
          );
        }
      }
      database.close();
    }
    return texts.join('\n');
  });

describe('a visit', () => {
  it('is filled in with the network cut, in a page that is closed and opened again, and comes once', async () => {
    const visitor = await newVisitor(browser, product.origin, 390);
    const { context } = visitor;
    await logInAs(visitor, 'Petra Program');
    const visit = await plan(visitor, 'Nord');
    await open(visitor, visit);
    await visitor.page.locator('[data-ready="true"]').waitFor();
    await choose(visitor.page, 'disinfectant', 'Nei');
    await saysUnsent(visitor.page, 0);

    await context.setOffline(true);
    await visitor.page.close();
    const page = await context.newPage();
    await page.goto(product.origin + visit);
    await page.locator('main h1').getByText('Solbakken sykehjem').waitFor();
    await page.getByText('Besvart og sendt.').waitFor();
    await choose(page, 'disinfectant', 'Ja');
    for (let seen = 0; seen < 3; seen += 1) await page.getByRole('button', { name: '+ Gjort' }).click();
    await page.getByRole('button', { name: '+ Ikke gjort' }).click();
    await page.locator('#item-agreed textarea').fill('Ring 01010112345');
    await page.getByText('Teksten har elleve sifre').waitFor();
    await page.locator('#item-agreed textarea').fill('Mer hånddesinfeksjon ved sengene');
    await saysUnsent(page, 3);
    await mustBeAccessible({ ...visitor, page }, 'the form without a network');
    await picture({ ...visitor, page }, 'visit-offline-390');

    const lying = await lyingInBrowser(page);
    assert.doesNotMatch(lying, /Solbakken|sengene|choice|01010112345/);
    await page.close();
    const again = await context.newPage();
    await again.goto(product.origin + visit);
    await saysUnsent(again, 3);
    assert.equal(
      await again.locator('#item-agreed textarea').inputValue(),
      'Mer hånddesinfeksjon ved sengene',
    );

    await context.setOffline(false);
    await saysUnsent(again, 0);
    const { answers } = await stored({ ...visitor, page: again }, visit);
    const last = new Map(answers.map(({ item, answer }) => [item, answer]));
    assert.deepEqual(Object.fromEntries(last), {
      disinfectant: { choice: 'yes' },
      'hands-before': { done: 3, of: 4 },
      agreed: { note: 'Mer hånddesinfeksjon ved sengene' },
    });
    assert.equal(answers.length, 4);
    await context.close();
  });

  it('waits sealed when the browser was closed without a network, and comes after the next log-in', async () => {
    const visitor = await newVisitor(browser, product.origin, 390);
    const { context } = visitor;
    await keepSlowly(visitor);
    await logInAs(visitor, 'Petra Program');
    const visit = await plan(visitor, 'Øst');
    await open(visitor, visit);
    await visitor.page.locator('[data-ready="true"]').waitFor();
    await context.setOffline(true);
    await choose(visitor.page, 'disinfectant', 'Nei');
    await saysUnsent(visitor.page, 1);
    await visitor.page.close();
    // That is what closing does to cookies that have no date.
    await context.clearCookies();
    const page = await context.newPage();
    await page.goto(product.origin + visit);
    await page.getByText('ligger kryptert på enheten').waitFor();
    await mustBeAccessible({ ...visitor, page }, 'a form that is locked');
    await context.setOffline(false);
    await logInAs({ ...visitor, page }, 'Pia Program');
    await open({ ...visitor, page }, visit);
    await saysUnsent(page, 0);
    assert.equal((await stored({ ...visitor, page }, visit)).answers.length, 0);
    await page.getByRole('button', { name: 'Meny' }).click();
    await page.getByRole('button', { name: 'Logg ut' }).click();
    await page.locator('a[href^="/log-in"]').waitFor();
    await logInAs({ ...visitor, page }, 'Petra Program');
    await open({ ...visitor, page }, '/visits');
    await page.locator('section[aria-labelledby="under"]').waitFor();
    await open({ ...visitor, page }, visit);
    await saysUnsent(page, 0);
    const { answers } = await stored({ ...visitor, page }, visit);
    assert.deepEqual(
      answers.map(({ answer }) => answer),
      [{ choice: 'no' }],
    );
    await context.close();
  });

  it('that two devices answer differently shows both, and the report goes when one is chosen', async () => {
    const phone = await newVisitor(browser, product.origin, 390);
    const desk = await newVisitor(browser, product.origin, 1280);
    for (const visitor of [phone, desk]) await logInAs(visitor, 'Petra Program');
    const visit = await plan(desk, 'Sør');
    for (const visitor of [phone, desk]) await open(visitor, visit);
    await phone.page.locator('[data-ready="true"]').waitFor();
    await phone.context.setOffline(true);
    await choose(phone.page, 'disinfectant', 'Ja');
    await choose(desk.page, 'disinfectant', 'Nei');
    await saysUnsent(desk.page, 0);
    await phone.context.setOffline(false);
    await phone.page.getByText('To enheter har svart ulikt').waitFor();
    await mustBeAccessible(phone, 'a visit with two answers');
    await picture(phone, 'visit-conflict-390');
    assert.equal(await phone.page.getByRole('button', { name: 'Send rapporten' }).isDisabled(), true);
    const choices = phone.page.locator('.visit-conflict li', { hasText: 'Nei' });
    await choices.getByRole('button', { name: 'Bruk dette' }).click();
    await saysUnsent(phone.page, 0);
    await phone.page.getByRole('button', { name: 'Send rapporten' }).click();
    await phone.page.getByRole('link', { name: 'Les rapporten' }).click();
    await phone.page.getByText('Å se på til neste gang').waitFor();
    await mustBeAccessible(phone, 'the report');
    await picture(phone, 'visit-report-390');
    assert.equal(await lyingInBrowser(phone.page), '');
    for (const { context } of [phone, desk]) await context.close();
  });

  it('is erased from the device at sign-out, after a warning when something is not sent', async () => {
    const visitor = await newVisitor(browser, product.origin, 1280);
    const { page, context } = visitor;
    await logInAs(visitor, 'Petra Program');
    const visit = await plan(visitor, 'Nord');
    await open(visitor, visit);
    await page.locator('[data-ready="true"]').waitFor();
    await page.route('**/answers', (route) => route.abort());
    await choose(page, 'disinfectant', 'Ja');
    await saysUnsent(page, 1);
    await page.getByRole('button', { name: 'Logg ut' }).click();
    await page.getByText('1 svar fra visittene ligger bare på denne enheten').waitFor();
    await mustBeAccessible(visitor, 'the warning before sign-out');
    await page.getByRole('button', { name: 'Bli innlogget' }).click();
    assert.notEqual(await lyingInBrowser(page), '');
    await page.getByRole('button', { name: 'Logg ut' }).click();
    await page.getByRole('button', { name: 'Slett og logg ut' }).click();
    await page.locator('a[href^="/log-in"]').waitFor();
    assert.deepEqual(await page.evaluate(async () => (await indexedDB.databases()).length), 0);
    assert.deepEqual(await page.evaluate(() => caches.keys()), []);
    assert.equal(
      (await context.cookies()).some(({ name }) => name.includes('visits')),
      false,
    );
    await context.setOffline(true);
    await assert.rejects(page.goto(product.origin + visit));
    await context.close();
  });

  for (const width of WIDTHS) {
    it(`has pages that axe finds nothing on, ${width} px`, async () => {
      const visitor = await newVisitor(browser, product.origin, width);
      const { page } = visitor;
      await logInAs(visitor, 'Petra Program');
      const visit = await plan(visitor, `Vest ${width}`);
      for (const path of ['/visits', `/institution/${HOME}/visits`, '/visits/figures', visit]) {
        await open(visitor, path);
        await mustBeAccessible(visitor, path);
      }
      await choose(page, 'disinfectant', 'Ja');
      await saysUnsent(page, 0);
      await picture(visitor, `visit-form-${width}`);
      await page.getByRole('button', { name: 'Send rapporten' }).click();
      await page.getByRole('link', { name: 'Les rapporten' }).waitFor();
      await open(visitor, '/visits/figures');
      await page.getByText('få sykehjem').first().waitFor();
      await mustBeAccessible(visitor, 'the figures');
      await picture(visitor, `visit-figures-${width}`);
      await open(visitor, '/visits');
      await page.getByRole('searchbox').fill('Solbakken');
      await page.getByRole('link', { name: 'Solbakken sykehjem', exact: true }).click();
      await page.getByLabel('Avdeling', { exact: true }).fill('3. etasje');
      await page.getByLabel('Dag', { exact: true }).fill('2026-12-01');
      await page.getByRole('button', { name: 'Planlegg visitten' }).click();
      await page.locator('main h1').getByText('3. etasje').waitFor();
      await visitor.context.close();
    });
  }
});
