import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { DEMO_CONTACT } from '../packages/application/src/accounts/demo-staff.ts';
import { openHouse } from '../packages/application/src/house/open-house.ts';
import { findPersonBySubject, setPersonMailAddress } from '../packages/database/src/people/index.ts';
import { DEMO_PATH } from '../packages/server/src/demo-log-in/demo-provider.ts';
import { launchBrowser } from '../tools/browser/launch-browser.ts';
import { type OwnHome, ownHome } from './own-home.ts';
import { type Product, serveHome } from './product.ts';
import { logIn, mustBeAccessible, newVisitor, open, picture, type Visitor, WIDTHS } from './visitor.ts';

let product: Product;
let copy: OwnHome;
let browser: Browser;
let visitor: Visitor;

before(async () => {
  // A copy: whoever comes here joins on a day that is later than those of other walks.
  copy = await ownHome('2021-03-12T09:00:00Z');
  product = await serveHome(copy.directory);
  browser = await launchBrowser();
});
after(async () => {
  await browser?.close();
  await product?.stop();
  copy?.remove();
});

/** The contact of the demo's home, where letters can go. */
async function giveAddress(): Promise<void> {
  const house = await openHouse({ home: copy.directory, access: 'reads', role: 'command' });
  const key = { issuer: `${product.origin}${DEMO_PATH}`, subject: DEMO_CONTACT };
  const person = await findPersonBySubject(house.db, key);
  assert.ok(person, 'whoever has logged in is known');
  await setPersonMailAddress(house.db, person.id, 'nina@example.no');
  await house.close();
}

/** Opens a page at both widths, and looks at it. */
async function lookAt(path: string, name: string): Promise<void> {
  for (const width of WIDTHS) {
    await visitor.page.setViewportSize({ width, height: 900 });
    await open(visitor, path);
    await visitor.page.locator('main h1').waitFor();
    await visitor.page.waitForLoadState('networkidle');
    await mustBeAccessible(visitor, `${name}, ${width} px`);
    await picture(visitor, `${name}-${width}`);
  }
}

describe('Runa at the regional centre', () => {
  it('sees how many of the region’s institutions take part', async () => {
    const contact = await newVisitor(browser, product.origin);
    await logIn(contact, 'institution-contact');
    await contact.context.close();
    await giveAddress();
    visitor = await newVisitor(browser, product.origin);
    await logIn(visitor, 'regional-centre');
    await lookAt('/institution-follow-up', 'follow-up-coverage');
    assert.ok((await visitor.page.locator('main table').count()) >= 2);
  });

  it('sees who has delivered and who lacks something, sorts and filters', async () => {
    await lookAt('/institution-follow-up/data', 'follow-up-data');
    const { page } = visitor;
    const rows = page.locator('main tbody tr');
    const all = await rows.count();
    assert.ok(all > 0, 'the region has institutions');
    await page.locator('.sort-button').nth(2).click();
    await page.locator('th[aria-sort="ascending"] .sort-button').waitFor();
    await page.locator('.follow-up-filter select').first().selectOption('any');
    assert.ok((await rows.count()) <= all);
    const file = await page.request.get(`${product.origin}/api/institution-follow-up/export?language=nb`);
    assert.match(await file.text(), /Organisasjonsnummer;Institusjon/);
  });

  it('reminds those that can be reminded, and sees the letter first', async () => {
    const { page } = visitor;
    await open(visitor, '/institution-follow-up/data');
    const choose = page.locator('.follow-up-remind button').first();
    await choose.waitFor();
    await choose.click();
    await page.locator('.follow-up-remind button[aria-expanded]').click();
    await page.locator('.letter-preview').waitFor();
    await mustBeAccessible(visitor, 'a reminder');
    await picture(visitor, 'follow-up-reminder');
    await page.locator('.follow-up-remind .panel button').click();
    await page.locator('.follow-up-remind [role="status"] p').waitFor();
    await page.locator('.follow-up-remind button[disabled]').waitFor();
  });

  it('sees before and after by county, and how different institutions are', async () => {
    await lookAt('/institution-follow-up/figures', 'follow-up-figures');
    const headings = await visitor.page.locator('main h2').allTextContents();
    assert.equal(headings.length, 2);
    assert.deepEqual(visitor.complaints, []);
    const answer = await visitor.page.request.get(`${product.origin}/api/certificates`);
    assert.notEqual(answer.status(), 200);
    await visitor.context.close();
  });
});
