import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { openHouse } from '../packages/application/src/house/open-house.ts';
import { listInstitutionsToday } from '../packages/application/src/institutions/find-institution.ts';
import { inventSurveys } from '../packages/application/src/surveys/invent-surveys.ts';
import { addMonthsToDate, norwegianDateOf, type PlainDate } from '../packages/domain/src/time/index.ts';
import { launchBrowser } from '../tools/browser/launch-browser.ts';
import { downloadPdf } from './download-pdf.ts';
import { type OwnHome, ownHome } from './own-home.ts';
import { type Product, serveHome } from './product.ts';
import {
  logIn,
  logInAsRemembered,
  mustBeAccessible,
  newVisitor,
  open,
  picture,
  unfoldAll,
  type Visitor,
} from './visitor.ts';

/** After every log-in of the walks that share the home: a role holds from the day it was given. */
const NOW = '2021-02-01T08:00:00.000Z';

let product: Product;
let copy: OwnHome;
let browser: Browser;
/** The demonstration's own home, and another that its people have nothing to do with. */
let own: string;
let other: string;
let county: string;
let today: PlainDate;
let later: PlainDate;

before(async () => {
  // A copy: whoever comes here joins on a day that is later than those of other walks.
  copy = await ownHome(NOW);
  own = copy.home;
  other = copy.stranger;
  const house = await openHouse({ home: copy.directory, access: 'writes', role: 'command' });
  today = norwegianDateOf(house.now());
  later = addMonthsToDate(today, 1);
  await inventSurveys(house);
  const first = (await listInstitutionsToday(house, house.db)).find(
    ({ organisation }) => String(organisation) === own,
  );
  county = house.content.geography.countyNowByCode.get(first?.municipality ?? '') ?? '';
  await house.close();
  product = await serveHome(copy.directory);
  browser = await launchBrowser();
});
after(async () => {
  await browser?.close();
  await product?.stop();
  copy?.remove();
});

async function visitor(role: Parameters<typeof logIn>[1], width: 390 | 1280 = 1280): Promise<Visitor> {
  const fresh = await newVisitor(browser, product.origin, width);
  await (role === 'programme-admin' ? logIn : logInAsRemembered)(fresh, role);
  return fresh;
}

describe('a point-prevalence survey', () => {
  let address = '';
  let surveyId = '';

  it('is planned by the programme’s administrator, and changed', async () => {
    const admin = await visitor('programme-admin');
    const { page } = admin;
    await open(admin, '/surveys');
    await mustBeAccessible(admin, 'the surveys');
    await picture(admin, 'surveys');
    const form = page.locator('section[aria-labelledby="plan"] form');
    await form.locator('input[type="date"]').nth(0).fill(today);
    await form.locator('input[type="date"]').nth(1).fill('2020-12-31');
    await form.locator('button[type="submit"]').click();
    await page.getByText('Siste dag må være den første eller senere').waitFor();
    await form.locator('input[type="date"]').nth(1).fill(today);
    const planned = page.waitForResponse((answer) => answer.request().method() === 'POST');
    await form.locator('button[type="submit"]').click();
    surveyId = (await (await planned).json()).id;
    address = `/surveys/${surveyId}`;
    await open(admin, address);
    await page.locator('input[type="date"]').nth(1).fill(later);
    await page.getByRole('button', { name: 'Lagre endringen' }).click();
    await page.locator('.lead').waitFor();
    await mustBeAccessible(admin, 'a survey under way');
    await picture(admin, 'survey-under-way');
    await admin.context.close();
  });

  it('is answered by a home on a phone: kept while it is written, refused when it cannot be, and corrected', async () => {
    const contact = await visitor('institution-contact', 390);
    const { page } = contact;
    await open(contact, `/institution/${own}`);
    await page.locator(`section[aria-labelledby="surveys"] a[href$="${surveyId}"]`).waitFor();
    await mustBeAccessible(contact, 'the home’s page with a survey');
    const form = `/institution/${own}/surveys/${surveyId}`;
    await open(contact, form);
    for (const ward of await page.locator('input[name^="present-"]').all()) await ward.fill('1');
    const stored = (change: () => Promise<unknown>) =>
      Promise.all([page.waitForResponse((answer) => answer.url().endsWith('/draft')), change()]);
    await stored(() => page.getByRole('button', { name: 'Legg til en beboer' }).click());
    await page.getByRole('button', { name: 'Send svaret' }).click();
    await page.getByText('Velg antibiotikum, grunn, hensikt og måte').waitFor();
    const resident = page.locator('.survey-resident').first();
    await resident.locator('.survey-treatment select').nth(0).selectOption('J01XX05');
    await resident.locator('.survey-treatment select').nth(1).selectOption('lower-urinary');
    // Methenamine prevents unless somebody says otherwise.
    assert.ok(await resident.getByLabel('Forebygging').isChecked());
    await resident.getByRole('button', { name: 'Ett antibiotikum til' }).click();
    await resident.locator('.survey-treatment').nth(1).locator('select').nth(0).selectOption('J01CA08');
    await resident.locator('.survey-treatment').nth(1).locator('select').nth(1).selectOption('lower-urinary');
    await stored(() => resident.locator('.survey-treatment').nth(1).getByText('Behandling').click());
    await mustBeAccessible(contact, 'the form of a survey');
    await picture(contact, 'survey-form-390');
    await page.reload();
    await page.locator('.survey-resident').first().waitFor();
    assert.equal(await page.locator('.survey-treatment').count(), 2);
    await page.getByRole('button', { name: 'Legg til en beboer' }).click();
    const second = page.locator('.survey-resident').nth(1);
    await second.locator('select[id]').last().waitFor();
    await second.locator('.survey-treatment select').nth(0).selectOption('J01CE02');
    await second.locator('.survey-treatment select').nth(1).selectOption('lower-respiratory');
    await second.getByText('Behandling').click();
    await page.getByRole('button', { name: 'Send svaret' }).click();
    await page.getByText('flere beboere med antibiotika enn det var beboere til stede').waitFor();
    for (const ward of await page.locator('input[name^="present-"]').all()) await ward.fill('30');
    await page.getByRole('button', { name: 'Send svaret' }).click();
    await page.getByText('Svaret er sendt').waitFor();
    await page.getByRole('button', { name: 'Fjern beboer 2' }).click();
    await page.getByRole('button', { name: 'Send rettet svar' }).click();
    await page.getByText('Versjon 2').waitFor({ state: 'attached' });
    await page.getByRole('link', { name: 'Se tallene våre' }).click();
    await page.locator('main figure').first().waitFor();
    await page.getByText('kommer når undersøkelsen er avsluttet').waitFor();
    await unfoldAll(contact);
    await mustBeAccessible(contact, 'the home’s result');
    await picture(contact, 'survey-home-390');
    for (const path of [`/institution/${other}/surveys`, `/institution/${other}/surveys/${surveyId}`]) {
      assert.equal(
        (
          await page.request.get(`${product.origin}/api${path.replace('institution', 'institutions')}`)
        ).status(),
        404,
      );
    }
    assert.equal((await page.request.get(`${product.origin}/api${address}/result`)).status(), 404);
    await contact.context.close();
  });

  it('is closed, and tells of county and country what can be told', async () => {
    const admin = await visitor('programme-admin');
    const { page } = admin;
    await open(admin, address);
    await page.getByRole('button', { name: 'Avslutt undersøkelsen' }).click();
    await page.getByRole('button', { name: 'Ja, avslutt den nå' }).click();
    await page.locator('.survey-pictures .summary', { hasText: 'Vises ikke' }).first().waitFor();
    await mustBeAccessible(admin, 'a result that cannot be told');
    await picture(admin, 'survey-hidden');
    await open(admin, '/surveys');
    await page.locator('section[aria-labelledby="survey.past"] li a').nth(1).click();
    await page.locator('main figure').first().waitFor();
    await unfoldAll(admin);
    await mustBeAccessible(admin, 'the result of the country');
    await picture(admin, 'survey-nation');
    assert.match(
      (await page.locator('.survey-pictures .summary').first().textContent()) ?? '',
      /av \d+ beboere: [\d,]+\s%/,
    );
    await page.locator('main select').selectOption(`county ${county}`);
    await page.waitForURL(/area=county/);
    await page.locator('main figure').first().waitFor();
    await mustBeAccessible(admin, 'the result of a county');
    await admin.context.close();
  });

  it('shows the home its own day beside the county, for a narrow screen and for paper', async () => {
    const contact = await visitor('institution-contact', 390);
    const { page } = contact;
    await open(contact, `/institution/${own}/surveys`);
    await mustBeAccessible(contact, 'the home’s surveys');
    await page.getByRole('link', { name: 'Se tallene våre' }).nth(1).click();
    await page.locator('main figure').first().waitFor();
    await mustBeAccessible(contact, 'an earlier result');
    await picture(contact, 'survey-home-before-390');
    const told = (await page.locator('.survey-pictures .summary').first().textContent()) ?? '';
    const pdf = await downloadPdf(page, page.getByRole('link', { name: 'Last ned PDF' }));
    assert.match(pdf.title ?? '', /^Antibiotika på én dag: /);
    const figure = /\d+,\d\s%/.exec(told)?.[0].replace(/\s/, ' ');
    assert.ok(figure && pdf.text.includes(figure), `the paper says as the page: ${told}`);
    await page.emulateMedia({ media: 'print' });
    await picture(contact, 'survey-home-print');
    await contact.context.close();
  });
});
