import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { DEMO_DATA_MANAGER, DEMO_STUDENT } from '../packages/application/src/accounts/demo-staff.ts';
import { openHouse } from '../packages/application/src/house/open-house.ts';
import { municipalityIn } from '../packages/application/src/programmes/municipality-in.ts';
import { listGroups } from '../packages/database/src/groups/index.ts';
import { findPersonBySubject, grantRole } from '../packages/database/src/people/index.ts';
import { systemScope } from '../packages/domain/src/access/index.ts';
import { toMonth } from '../packages/domain/src/time/index.ts';
import { DEMO_PATH } from '../packages/server/src/demo-log-in/demo-provider.ts';
import { launchBrowser } from '../tools/browser/launch-browser.ts';
import { inventedCounties } from './invented-counties.ts';
import { type OwnHome, ownHome } from './own-home.ts';
import { type Product, serveHome } from './product.ts';
import {
  goByMenu,
  logIn,
  mustBeAccessible,
  mustPrintWell,
  newVisitor,
  open,
  type Visitor,
  WIDTHS,
} from './visitor.ts';

const TODAY = '2020-12-10';

let product: Product;
let browser: Browser;
let copy: OwnHome;
let municipality: string;

before(async () => {
  // A copy: nobody else should meet the roles that are granted here.
  copy = await ownHome(`${TODAY}T09:00:00Z`);
  const house = await openHouse({ home: copy.directory, access: 'reads', role: 'command' });
  const groups = await listGroups(house.db, systemScope('list-group'), TODAY);
  const [group] = groups;
  assert.ok(group, 'the home has a group');
  municipality = municipalityIn(house.content.geography, group.municipality, toMonth(2020, 12));
  await house.close();
  writeFileSync(join(copy.directory, 'counties.geojson'), inventedCounties());
  const map = { counties: 'counties.geojson' };
  writeFileSync(join(copy.directory, 'config.json'), JSON.stringify({ map }));
  product = await serveHome(copy.directory);
  browser = await launchBrowser();
});
after(async () => {
  await browser?.close();
  await product?.stop();
  copy?.remove();
});

/** Gives somebody who has just logged in a role more, for this day. */
async function appoint(
  { origin }: Visitor,
  demoSubject: string,
  role: 'municipal-doctor' | 'researcher',
): Promise<void> {
  const house = await openHouse({ home: copy.directory, access: 'reads', role: 'command' });
  const person = await findPersonBySubject(house.db, {
    issuer: `${origin}${DEMO_PATH}`,
    subject: demoSubject,
  });
  assert.ok(person, 'whoever has logged in is known');
  const unit =
    role === 'researcher'
      ? ({ unitKind: 'none', unitId: '' } as const)
      : ({ unitKind: 'municipality', unitId: municipality } as const);
  await grantRole(house.db, person.id, { role, ...unit, validFrom: TODAY, validTo: TODAY });
  await house.close();
}

const said = (page: Page) => new URL(page.url()).searchParams;

/** Until the page shows what its address says. */
async function shown({ page }: Visitor): Promise<void> {
  await page.locator('.explored[aria-busy="false"]').waitFor();
  await page.waitForURL(/end=/);
}

/** The whole page, where `E2E_PICTURES` names a directory: the picture stands below the choices. */
async function picture({ page }: Visitor, name: string): Promise<void> {
  const directory = process.env.E2E_PICTURES;
  if (directory === undefined) return;
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: `${directory}/${name}.png`, animations: 'disabled', fullPage: true });
}

/** What the browser was given to keep. */
async function saved(page: Page, press: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

describe('a municipal doctor', () => {
  let doctor: Visitor;

  it('finds the own municipality beside the county and the country, and chooses further', async () => {
    doctor = await newVisitor(browser, product.origin);
    const { page } = doctor;
    await logIn(doctor, 'participant');
    await appoint(doctor, DEMO_STUDENT, 'municipal-doctor');
    await page.reload();
    await goByMenu(doctor, '/explore');
    await shown(doctor);
    assert.equal(said(page).get('indicator'), 'prescriptions-per-1000');
    assert.equal(said(page).get('units'), municipality);
    assert.match((await page.locator('figure.chart .summary').first().textContent()) ?? '', /Hele landet/);
    await picture(doctor, 'explore-municipality-1280');
    await page.getByLabel('Steder som dette').selectOption('size');
    await page.waitForURL(/like=size/);
    await page.getByLabel('Steder som dette').selectOption('centrality');
    await page.waitForURL(/like=centrality/);
    await shown(doctor);
    assert.match((await page.locator('.explore-like').textContent()) ?? '', /sentralitetsindeks 2024/);
    await page.getByLabel('Tall', { exact: true }).selectOption('penicillin-v-share');
    await page.waitForURL(/indicator=penicillin-v-share/);
    await shown(doctor);
    await page.goBack();
    await page.waitForURL(/indicator=prescriptions-per-1000/);
    await shown(doctor);
    assert.equal(await page.getByLabel('Tall', { exact: true }).inputValue(), 'prescriptions-per-1000');
  });

  it('sees every picture, on a phone and on a desk', async () => {
    const { page } = doctor;
    const address = new URL(page.url());
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      for (const view of ['time', 'funnel', 'ranked', 'counties', 'map', 'table']) {
        address.searchParams.set('view', view);
        await open(doctor, `${address.pathname}${address.search}`);
        await shown(doctor);
        await mustBeAccessible(doctor, `the view ${view}, ${width} px`);
        await picture(doctor, `explore-doctor-${view}-${width}`);
      }
    }
  });

  it('prints every view with its picture, its table and its address', async () => {
    const { page } = doctor;
    const address = new URL(page.url());
    for (const view of ['time', 'funnel', 'ranked', 'counties', 'map', 'table']) {
      address.searchParams.set('view', view);
      await open(doctor, `${address.pathname}${address.search}`);
      await shown(doctor);
      await mustPrintWell(doctor, `the view ${view}`, `explore-print-${view}`);
    }
  });

  it('is told why the figure is as it is, by the keyboard', async () => {
    const { page } = doctor;
    await page.getByRole('button', { name: 'Hvorfor dette tallet?' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Slik er det regnet ut').waitFor();
    assert.match((await dialog.textContent()) ?? '', /Datautgivelse/);
    await mustBeAccessible(doctor, 'why this number');
    await picture(doctor, 'explore-why');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  it('takes the figures and the picture along, with their source', async () => {
    const { page } = doctor;
    const address = new URL(page.url());
    address.searchParams.set('view', 'time');
    await open(doctor, `${address.pathname}${address.search}`);
    await shown(doctor);
    const csv = await saved(page, () => page.getByText('Last ned som CSV').click());
    assert.match(csv.bytes.toString('utf8'), /Nedre grense/);
    const sheet = await saved(page, () => page.getByText('Last ned som Excel').click());
    assert.equal(sheet.bytes.subarray(0, 2).toString('latin1'), 'PK');
    const svg = await saved(page, () =>
      page
        .getByRole('button', { name: /som SVG/ })
        .first()
        .click(),
    );
    const text = svg.bytes.toString('utf8');
    for (const wanted of [/Oppdiktede tall/, /datautgivelse/, /font-face/, /<title/])
      assert.match(text, wanted);
    const png = await saved(page, () =>
      page
        .getByRole('button', { name: /som PNG/ })
        .first()
        .click(),
    );
    assert.equal(png.bytes.subarray(1, 4).toString('latin1'), 'PNG');
    const drawn = await page.evaluate(async (base64) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      return image.naturalWidth;
    }, png.bytes.toString('base64'));
    assert.ok(drawn > 700, `the picture is ${drawn} pixels wide`);
    assert.deepEqual(doctor.complaints, []);
  });

  it('is answered clearly when the address was written by hand', async () => {
    const { page } = doctor;
    await open(doctor, '/explore?indicator=nobody&level=municipality&units=0301&period=week');
    assert.match((await page.getByRole('alert').textContent()) ?? '', /Tallet finnes ikke/);
    assert.equal(await page.locator('.picture').count(), 0);
    await mustBeAccessible(doctor, 'an address written by hand');
    await picture(doctor, 'explore-fault');
    await page.getByText('Vis det nærmeste som finnes').click();
    await shown(doctor);
    const units = Array.from({ length: 2000 }, (_, index) => `x${index}`).join();
    await open(doctor, `/explore?level=municipality&units=${units.slice(0, 6000)}`);
    assert.match((await page.getByRole('alert').textContent()) ?? '', /Minst ett av stedene/);
  });
});

/** What the parts are called in the picture of each way to divide a figure. */
const SPLITS = [
  ['sex', 'Kjønn', ['Kvinner', 'Menn']],
  ['substance', 'Virkestoff', ['enicillin', 'oksysyklin']],
  ['diagnosis', 'Diagnose', ['uftvei', 'rinvei']],
] as const;

describe('a researcher', () => {
  it('shares a link that shows the analyst of the programme the same', async () => {
    const researcher = await newVisitor(browser, product.origin);
    await logIn(researcher, 'data-manager');
    await appoint(researcher, DEMO_DATA_MANAGER, 'researcher');
    await open(researcher, '/explore?level=nation&period=quarter&split=age');
    await shown(researcher);
    const titles = await researcher.page.locator('figure.chart h2').allTextContents();
    assert.ok(
      titles.some((title) => title.startsWith('Mer enn tilfeldige svingninger?')),
      titles.join(', '),
    );
    await mustBeAccessible(researcher, 'signals and parts');
    await picture(researcher, 'explore-signals');
    for (const [by, title, parts] of SPLITS) {
      await researcher.page.getByLabel('Delt opp etter').selectOption(by);
      await researcher.page.waitForURL(({ searchParams }) => searchParams.get('split') === by);
      await shown(researcher);
      const figure = researcher.page.locator('figure.chart', {
        has: researcher.page.getByRole('heading', { name: title, exact: true }),
      });
      await figure.locator('svg').first().waitFor();
      const drawn = (await figure.locator('svg text').allTextContents()).join(' | ');
      for (const part of parts) assert.ok(drawn.includes(part), `${by}: ${drawn}`);
      await picture(researcher, `explore-split-${by}`);
    }
    await open(researcher, '/explore?level=nation&period=quarter&split=age');
    await shown(researcher);
    const link = new URL(researcher.page.url());
    const analyst = await newVisitor(browser, product.origin);
    await logIn(analyst, 'programme-admin');
    await open(analyst, `${link.pathname}${link.search}`);
    await shown(analyst);
    assert.equal(new URL(analyst.page.url()).search, link.search);
    assert.equal(
      await analyst.page.locator('figure.chart .summary').first().textContent(),
      await researcher.page.locator('figure.chart .summary').first().textContent(),
    );
    await researcher.context.close();
    await analyst.context.close();
  });
});

describe('the analyst of the programme', () => {
  it('sees municipalities and doctors without seeing any doctor, in every language', async () => {
    for (const language of ['nn', 'en', 'nb'] as const) {
      const analyst = await newVisitor(browser, product.origin, 390, language);
      await logIn(analyst, 'programme-admin');
      for (const [level, view] of [
        ['municipality', 'funnel'],
        ['municipality', 'ranked'],
        ['prescriber', 'ranked'],
        ['prescriber', 'funnel'],
        ['countyNow', 'counties'],
        ['countyNow', 'map'],
      ]) {
        await open(analyst, `/explore?level=${level}&view=${view}`);
        await shown(analyst);
        await mustBeAccessible(analyst, `${level} ${view}, ${language}`);
        if (view === 'map')
          assert.match((await analyst.page.locator('.picture svg').textContent()) ?? '', /Finnmark \d/);
        await picture(analyst, `explore-${level}-${view}-${language}`);
      }
      await analyst.context.close();
    }
  });
});
