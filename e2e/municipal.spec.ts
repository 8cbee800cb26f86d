import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { DEMO_STUDENT } from '../packages/application/src/accounts/demo-staff.ts';
import { openHouse } from '../packages/application/src/house/open-house.ts';
import { municipalityIn } from '../packages/application/src/programmes/municipality-in.ts';
import { listGroups } from '../packages/database/src/groups/index.ts';
import { findPersonBySubject, grantRole } from '../packages/database/src/people/index.ts';
import { systemScope } from '../packages/domain/src/access/index.ts';
import { toMonth } from '../packages/domain/src/time/index.ts';
import { DEMO_PATH } from '../packages/server/src/demo-log-in/demo-provider.ts';
import { launchBrowser } from '../tools/browser/launch-browser.ts';
import { type OwnHome, ownHome } from './own-home.ts';
import { type Product, serveHome } from './product.ts';
import {
  logInAsRemembered,
  mustBeAccessible,
  newVisitor,
  open,
  picture,
  type Visitor,
  WIDTHS,
} from './visitor.ts';

/** The plan has come to every county by then. */
const TODAY = '2020-12-10';

let product: Product;
let browser: Browser;
let copy: OwnHome;
let own: { readonly name: string; readonly municipality: string };

before(async () => {
  // A copy: the group that is invited here may be the one that another walk invites.
  copy = await ownHome(`${TODAY}T09:00:00Z`);
  const house = await openHouse({ home: copy.directory, access: 'reads', role: 'command' });
  const groups = await listGroups(house.db, systemScope('list-group'), TODAY);
  const found = groups.findLast(({ leaders }) => leaders.length > 0);
  assert.ok(found, 'the home has a group with a leader');
  const municipality = municipalityIn(house.content.geography, found.municipality, toMonth(2020, 12));
  own = { name: found.name, municipality };
  await house.close();
  product = await serveHome(copy.directory);
  browser = await launchBrowser();
});
after(async () => {
  await browser?.close();
  await product?.stop();
  copy?.remove();
});

/** Makes whoever has just logged in the chief doctor of the municipality, for this day. */
async function appoint({ origin }: Visitor): Promise<void> {
  const house = await openHouse({ home: copy.directory, access: 'reads', role: 'command' });
  const key = { issuer: `${origin}${DEMO_PATH}`, subject: DEMO_STUDENT };
  const person = await findPersonBySubject(house.db, key);
  assert.ok(person, 'whoever has logged in is known');
  await grantRole(house.db, person.id, {
    role: 'municipal-doctor',
    unitKind: 'municipality',
    unitId: own.municipality,
    validFrom: TODAY,
    validTo: TODAY,
  });
  await house.close();
}

describe('a municipal chief doctor', () => {
  let chief: Visitor;

  it('sees the own municipality and no county', async () => {
    chief = await newVisitor(browser, product.origin);
    await logInAsRemembered(chief, 'participant');
    await appoint(chief);
    for (const width of WIDTHS) {
      await chief.page.setViewportSize({ width, height: 900 });
      await open(chief, '/roll-out/rak');
      assert.equal(await chief.page.locator('main tbody tr').count(), 1);
      await mustBeAccessible(chief, `the own municipality, ${width} px`);
      await picture(chief, `municipal-${width}`);
    }
  });

  it('asks a group of the municipality to join', async () => {
    const { page } = chief;
    await page.locator('main tbody a').click();
    await page.getByLabel(own.name, { exact: true }).check();
    await mustBeAccessible(chief, 'the groups of the municipality');
    await picture(chief, 'municipal-groups');
    const address = page.locator('tbody input[type="email"]');
    if ((await address.count()) > 0) await address.fill('leder@example.no');
    await page.locator('.table-end button').click();
    await page.locator('.table-end [role="status"] p').waitFor();
    const answer = await page.request.get(`${product.origin}/api/formats`);
    assert.notEqual(answer.status(), 200);
    assert.deepEqual(chief.complaints, []);
    await chief.context.close();
  });
});
