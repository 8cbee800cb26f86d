import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../tools/browser/launch-browser.ts';
import { type Product, serveExamples } from './product.ts';
import { logInAs, mustBeAccessible, newVisitor, open, picture, unfoldAll, WIDTHS } from './visitor.ts';

/** What the link of the example's invitation ends with. */
const INVITATION = '/invitations/examplecode-examplecod';

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

describe('events', () => {
  for (const width of WIDTHS) {
    it(`are there for who is invited, and axe finds nothing, ${width} px`, async () => {
      const visitor = await newVisitor(browser, product.origin, width);
      await logInAs(visitor, 'Anne Demo');
      for (const path of ['/events', '/events/example-event', INVITATION, '/rounds/example-round']) {
        await open(visitor, path);
        await visitor.page.getByText('Oppstart for RAK i Oslo').first().waitFor();
        await mustBeAccessible(visitor, path);
      }
      await open(visitor, '/invitations/xxxxxxxxxxxxxxxxxxxxxx');
      assert.equal(await visitor.page.getByText('Oppstart for RAK i Oslo').count(), 0);
      await visitor.context.close();
    });

    it(`are run by who administers programmes, and axe finds nothing, ${width} px`, async () => {
      const visitor = await newVisitor(browser, product.origin, width);
      const { page } = visitor;
      await logInAs(visitor, 'Petra Program');
      await open(visitor, '/events');
      await mustBeAccessible(visitor, 'the events');
      await open(visitor, '/events/example-event');
      await unfoldAll(visitor);
      await mustBeAccessible(visitor, 'an event that is run');
      await page.locator('section[aria-labelledby="invite"] button').click();
      await page.getByText('Brev på vei: 6').waitFor();
      await page.getByText('3 gruppeledere har ikke fått brev').first().waitFor();
      await page.getByRole('rowheader', { name: 'Berit Leder' }).waitFor();
      await page.getByText('Får ikke brev').first().waitFor();
      await page.locator('#unreached').scrollIntoViewIfNeeded();
      await picture(visitor, `event-unreached-${width}`);
      await open(visitor, '/events/new');
      await page.locator('.event-form [type="submit"]').click();
      await page.locator('.event-form [role="alert"]').getByText('Skriv en tittel på både').waitFor();
      await picture(visitor, `event-form-${width}`);
      await mustBeAccessible(visitor, 'a new event without a title');
      await visitor.context.close();
    });
  }

  it('are registered for and withdrawn from by the keyboard', async () => {
    const visitor = await newVisitor(browser, product.origin, 390);
    const { page } = visitor;
    await logInAs(visitor, 'Nils Ny');
    await open(visitor, INVITATION);
    const act = page.locator('.event-own button');
    await act.focus();
    await page.keyboard.press('Enter');
    await page.locator('.event-own [role="status"]').getByText('Påmeldt').waitFor();
    await mustBeAccessible(visitor, 'an event with a place');
    await act.focus();
    await page.keyboard.press('Enter');
    await page.locator('.event-own [role="status"]').getByText('Avmeldt').waitFor();
    await visitor.context.close();
  });

  it('are a file for the calendar', async () => {
    const visitor = await newVisitor(browser, product.origin);
    await logInAs(visitor, 'Anne Demo');
    const answer = await visitor.page.request.get(`${product.origin}/api/events/example-event/calendar`);
    assert.equal(answer.status(), 200);
    assert.match(answer.headers()['content-type'] ?? '', /^text\/calendar/);
    await visitor.context.close();
  });
});
