import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { openHouse } from '../packages/application/src/house/open-house.ts';
import { countiesToday } from '../packages/application/src/signals/area-units.ts';
import { insertSignals } from '../packages/database/src/signals/index.ts';
import { systemScope } from '../packages/domain/src/access/index.ts';
import { countyCode } from '../packages/domain/src/organisation/index.ts';
import { LANGUAGES } from '../packages/domain/src/texts/index.ts';
import { addMonths } from '../packages/domain/src/time/index.ts';
import { launchBrowser } from '../tools/browser/launch-browser.ts';
import { type OwnHome, ownHome } from './own-home.ts';
import { type Product, serveHome } from './product.ts';
import { logIn, mustBeAccessible, newVisitor, open, picture, type Visitor, WIDTHS } from './visitor.ts';

const NO_PICTURE = 'De nyeste månedene har for få innkjøp';
/** Half a second each. */
const MOST_TRIES = 240;

let product: Product;
let browser: Browser;
let copy: OwnHome;

before(async () => {
  // A copy: nobody else should meet the choice that is made here.
  copy = await ownHome('2020-12-10T09:00:00Z');
  await layASignal(copy.directory);
  product = await serveHome(copy.directory);
  browser = await launchBrowser();
});
after(async () => {
  await browser?.close();
  await product?.stop();
  copy?.remove();
});

/** The walk's one county is like its country and gives no signal: one is laid there, whose picture is that of the release. */
async function layASignal(home: string): Promise<void> {
  const house = await openHouse({ home, access: 'writes', role: 'command' });
  const reader = await house.shelf.current();
  assert.ok(reader, 'the home has a release');
  const [unit] = countiesToday(house.content.geography, reader);
  const [indicator] = house.content.signals.indicators.county;
  assert.ok(unit && indicator);
  const { id: release, to } = reader.manifest;
  const at = '2020-12-10T09:00:00.000Z';
  const laid = {
    pattern: 'run',
    side: 'below',
    from: addMonths(to, -8),
    lastSeen: to,
    foundIn: release,
    foundAt: at,
    seenIn: release,
    seenAt: at,
  } as const;
  const { institutions } = reader;
  assert.ok(institutions, 'the release tells of institutions');
  // Each home has one of its own, and sees that alone.
  const homes = await institutions.ownMonths(systemScope('find-signals'), null, institutions.span);
  const [sold] = house.content.signals.indicators.institution;
  assert.ok(homes.length > 1 && sold);
  await insertSignals(house.db, [
    { ...laid, id: randomUUID(), level: 'county', unit: countyCode(unit), indicator },
    ...homes.map(({ organisation, unitType }) => {
      const unit = `${organisation} ${unitType}`;
      return { ...laid, id: randomUUID(), level: 'institution', indicator: sold, unit } as const;
    }),
  ]);
  await house.close();
}

/** The page when each part of the release has been looked through. */
async function lookedThrough(visitor: Visitor): Promise<void> {
  await open(visitor, '/signals');
  const { page } = visitor;
  await page.locator('#standing').waitFor();
  const looking = page.getByText(/: \d+ (av|of) \d+ /);
  for (let tries = 0; (await looking.count()) > 0; tries += 1) {
    assert.ok(tries < MOST_TRIES, 'the release is looked through');
    await page.waitForTimeout(500);
    await page.reload();
    await page.locator('#standing').waitFor();
  }
}

describe('the analyst of the programme', () => {
  it('sees what stands out in any area, in every language, on a phone and on a desk', async () => {
    for (const language of LANGUAGES) {
      for (const width of WIDTHS) {
        const analyst = await newVisitor(browser, product.origin, width, language);
        await logIn(analyst, 'programme-admin');
        await lookedThrough(analyst);
        await mustBeAccessible(analyst, `the signals, ${language}, ${width} px`);
        await picture(analyst, `signals-${language}-${width}`);
        const first = analyst.page.locator('ul.entries a[href^="/signals/"]').first();
        assert.ok((await first.count()) > 0, 'some area stands out');
        await first.click();
        await analyst.page.locator('figure.chart svg').waitFor();
        await mustBeAccessible(analyst, `a signal, ${language}, ${width} px`);
        await picture(analyst, `signal-${language}-${width}`);
        await analyst.page.locator('main a[href^="/explore?indicator="]').click();
        await analyst.page.locator('main figure.chart svg').first().waitFor();
        const { searchParams } = new URL(analyst.page.url());
        assert.deepEqual(
          ['level', 'period', 'view'].map((part) => searchParams.get(part)),
          ['countyNow', 'month', 'time'],
        );
        assert.deepEqual(analyst.complaints, []);
        await analyst.context.close();
      }
    }
  });
});

describe('a GP', () => {
  it('sees nobody else’s signals, and chooses and stops the letters', async () => {
    const gp = await newVisitor(browser, product.origin, 390);
    const { page } = gp;
    await logIn(gp, 'gp');
    await lookedThrough(gp);
    const named = await page.locator('ul.entries a[href^="/signals/"]').allTextContents();
    assert.ok(
      named.every((text) => text.startsWith('Din egen praksis:')),
      named.join(', '),
    );
    await mustBeAccessible(gp, 'a GP’s signals');
    await picture(gp, 'signals-gp');
    await open(gp, '/notices');
    await page.getByLabel('Høyst én gang i måneden').check();
    await mustBeAccessible(gp, 'the choice of letters');
    await picture(gp, 'signals-choice');
    const stored = page.waitForResponse((answer) => answer.request().method() === 'PUT');
    await page.getByRole('button', { name: 'Lagre' }).click();
    assert.equal((await stored).status(), 200);
    await page.reload();
    await page.getByRole('radio', { name: 'Høyst én gang i måneden', checked: true }).waitFor();
    await open(gp, `/stop-digest/${'A'.repeat(43)}`);
    await page.getByRole('button', { name: 'Stopp brevene' }).click();
    await page.getByText('Lenken er ukjent eller for gammel').waitFor();
    await mustBeAccessible(gp, 'a link that nobody was sent');
    await picture(gp, 'signals-stop');
    await gp.context.close();
  });
});

describe('the contact of a home', () => {
  it('sees the home’s own signal and no other’s, and where its report is', async () => {
    for (const width of WIDTHS) {
      const contact = await newVisitor(browser, product.origin, width);
      const { page } = contact;
      await logIn(contact, 'institution-contact');
      await lookedThrough(contact);
      const links = page.locator('ul.entries a[href^="/signals/"]');
      const named = await links.allTextContents();
      const homes = new Set(named.map((text) => text.split(',')[0]));
      assert.equal(homes.size, 1, named.join('; '));
      await page.getByText('Bare de som arbeider der, ser signalet').waitFor();
      await mustBeAccessible(contact, `a home’s signals, ${width} px`);
      await picture(contact, `signals-home-${width}`);
      await links.first().click();
      await page.getByRole('link', { name: 'Gå til rapporten for institusjonen' }).waitFor();
      // The homes of the walk's county mostly buy less than eight times a quarter: the page says so in the picture's place.
      await page.locator('figure.chart svg').or(page.getByText(NO_PICTURE)).first().waitFor();
      assert.equal(await page.locator('main a[href^="/explore"]').count(), 0);
      await mustBeAccessible(contact, `a home’s signal, ${width} px`);
      await picture(contact, `signal-home-${width}`);
      assert.deepEqual(contact.complaints, []);
      await contact.context.close();
    }
  });
});
