import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../tools/browser/launch-browser.ts';
import { takeCourse } from './course-walk.ts';
import { type OwnHome, ownHome } from './own-home.ts';
import { type Product, serveHome } from './product.ts';
import { logIn, mustBeAccessible, newVisitor, open, picture, unfoldAll, type Visitor } from './visitor.ts';

const TODAY = '2021-01-15T09:00:00Z';

let own: OwnHome;
let product: Product;
let browser: Browser;
let nurse: Visitor;
let doctor: Visitor;

before(async () => {
  own = await ownHome(TODAY);
  product = await serveHome(own.directory);
  browser = await launchBrowser();
  nurse = await newVisitor(browser, product.origin, 390);
  await logIn(nurse, 'institution-contact');
  doctor = await newVisitor(browser, product.origin);
  await logIn(doctor, 'institution-staff');
});

after(async () => {
  await browser?.close();
  await product?.stop();
  own?.remove();
});

describe('a home’s in-house teaching', () => {
  it('begins with what is asked: at least three hours a year', async () => {
    const { page } = nurse;
    await open(nurse, `/institution/${own.home}/teaching`);
    await page.getByText('0 min av minst 3 t').waitFor();
    await mustBeAccessible(nurse, 'an empty log');
  });

  it('says what is missing before anything is noted, and then counts the hours', async () => {
    const { page } = nurse;
    await page.getByRole('button', { name: 'Før opp undervisning' }).click();
    await page.getByLabel('Dag', { exact: true }).fill('2021-01-16');
    await page.getByLabel('Minutter').fill('');
    await page.getByRole('button', { name: 'Lagre' }).click();
    for (const fault of [
      'Dagen er ikke kommet ennå.',
      'Skriv hele minutter',
      'Skriv hvor mange',
      'Kryss av for',
    ]) {
      await page.getByText(fault).first().waitFor();
    }
    await mustBeAccessible(nurse, 'a teaching form with faults');
    await picture(nurse, 'teaching-faults-390');
    await page.getByLabel('Dag', { exact: true }).fill('2021-01-12');
    await page.getByLabel('Minutter').fill('135');
    await page.getByLabel('Hvem underviste').fill('Tilsynslegen');
    await page.getByLabel('Sykepleiere').fill('6');
    await page.getByLabel('Eget eller annet materiale').fill('Sjekklisten før urinprøve');
    await page.getByRole('button', { name: 'Lagre' }).click();
    await page.getByText('2 t 15 min av minst 3 t').waitFor();
  });

  it('grows by itself when the ward takes a course together on one log-in', async () => {
    const { page } = nurse;
    await takeCourse(doctor, 'rask-3-diagnostics', 5);
    await open(nurse, `/institution/${own.home}/teaching`);
    await page.getByText('Kurs tatt sammen').first().waitFor();
    await page.getByText('Dere har nådd det som RASK ber om i år.').waitFor();
    await mustBeAccessible(nurse, 'the log of teaching');
    await picture(nurse, 'teaching-390');
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('.menu-button').isVisible(), false, 'the menu is not printed');
    assert.equal(await page.getByText('Tilsynslegen').isVisible(), true);
    await page.emulateMedia({ media: 'screen' });
  });
});

describe('a home’s goal for the year', () => {
  it('is set from where the home is, with what it will do, and noted on', async () => {
    const { page } = nurse;
    await open(nurse, `/institution/${own.home}/goal`);
    await page.getByRole('button', { name: 'Sett målet for 2021' }).click();
    await page.getByLabel('Der dere er nå').fill('4,2');
    await page.locator('input[name="target"]').fill('3,1');
    await page.locator('.goal-measure input[type="checkbox"]').first().check();
    await mustBeAccessible(nurse, 'a goal that is being set');
    await picture(nurse, 'institution-goal-form-390');
    await page.getByRole('button', { name: 'Lagre målet' }).click();
    await page.locator('.goal-standing').waitFor();
    await page.getByRole('button', { name: 'Begynn den første runden' }).click();
    await page.locator('.goal-turn textarea[name="plan"]').fill('Ingen stiks uten plager fra urinveiene.');
    await page.locator('.goal-turn [data-state="saved"]').waitFor();
    await mustBeAccessible(nurse, 'a goal with a turn');
    await picture(nurse, 'institution-goal-390');
  });

  it('is the colleagues’ too, and stands on the home’s own page', async () => {
    const { page } = doctor;
    await open(doctor, `/institution/${own.home}`);
    await page.locator('#work').waitFor();
    await page.locator('section[aria-labelledby="work"]').getByText('3,1').waitFor();
    assert.equal(await page.getByRole('link', { name: 'Hvem som leverer for oss' }).count(), 0);
    await unfoldAll(doctor);
    await mustBeAccessible(doctor, 'the home’s page for a doctor');
    await picture(doctor, 'institution-hub-1280');
  });
});

describe('the tools', () => {
  it('are each a sheet of paper, with room to write and without the menu', async () => {
    const { page } = doctor;
    const { tools } = (await (await page.request.get(`${product.origin}/api/tools`)).json()) as {
      tools: { id: string }[];
    };
    assert.ok(tools.length >= 3);
    for (const { id } of tools) {
      await open(doctor, `/tools/${id}`);
      await mustBeAccessible(doctor, id);
      const paper = (await page.pdf({ format: 'A4', margin: { top: '12mm', bottom: '12mm' } })).toString(
        'latin1',
      );
      const pages = paper.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
      assert.ok(pages >= 1 && pages <= 2, `${id} takes ${pages} pages`);
    }
    for (const { complaints } of [nurse, doctor]) assert.deepEqual(complaints, []);
  });
});
