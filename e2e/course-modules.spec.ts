import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { CONTENT_DIRECTORY, loadContent } from '../packages/content/src/loading/index.ts';
import { throatPackage } from '../packages/content/src/testing/throat-package.ts';
import type { CourseWords } from '../packages/domain/src/courses/index.ts';
import { launchBrowser } from '../tools/browser/launch-browser.ts';
import { type Product, startProduct } from './product.ts';
import { logIn, mustBeAccessible, newVisitor, open, picture, type Visitor } from './visitor.ts';

const COURSE = 'out-of-hours';
const PART = 'rak-legevakt.telephone';
const EXERCISE = 'Hva stemmer om sår hals?';
const course = loadContent().courses.find(({ id }) => id === COURSE);
const words = course?.words.get('nb') as CourseWords;
const questions = words.questions.filter(({ lesson }) => lesson === 'telephone');

let overlay: string;
let product: Product;
let browser: Browser;

/** A site that lays a package beside a lesson, as `content.directory` lets it. */
before(async () => {
  overlay = mkdtempSync(join(tmpdir(), 'smalspor-site-'));
  const folder = join(overlay, 'courses', COURSE);
  mkdirSync(join(folder, 'packages'), { recursive: true });
  mkdirSync(join(folder, 'nb'));
  writeFileSync(join(folder, 'packages', 'throat.nb.h5p'), throatPackage());
  const lesson = readFileSync(join(CONTENT_DIRECTORY, 'courses', COURSE, 'nb', 'sore-throat.md'), 'utf8');
  const held = `${lesson}\n![${EXERCISE}](packages/throat.nb.h5p)\n`;
  writeFileSync(join(folder, 'nb', 'sore-throat.md'), held);
  process.env.SMALSPOR_CONTENT_DIRECTORY = overlay;
  product = await startProduct();
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await product?.stop();
  rmSync(overlay, { recursive: true, force: true });
});

/** Answers a question rightly with the keyboard. */
async function answer({ page }: Visitor, { question, options }: (typeof questions)[number]): Promise<void> {
  const form = page.locator('form.choice').filter({ has: page.locator('legend', { hasText: question }) });
  for (const [place, { right }] of options.entries()) {
    if (!right) continue;
    await form.locator('input').nth(place).focus();
    await page.keyboard.press('Space');
  }
  await form.getByRole('button').focus();
  await page.keyboard.press('Enter');
  await form.waitFor({ state: 'detached' });
}

it('a doctor takes one module of RAK Legevakt to its end, and the round counts it', async () => {
  const doctor = await newVisitor(browser, product.origin, 390);
  await logIn(doctor, 'gp');
  const { page } = doctor;
  await open(doctor, '/rounds');
  await page.getByText('For legevakt, avtalespesialister og private').click();
  await picture(doctor, 'offers-390');
  const offer = page.locator('.round-offers li', { hasText: 'Riktigere antibiotikabruk på legevakt' });
  await offer.getByRole('button').click();
  await page.waitForURL(/\/rounds\/[0-9a-f-]{36}$/);
  const id = page.url().split('/').at(-1) ?? '';
  await page.getByRole('link', { name: 'Råd på telefon', exact: true }).click();
  await page.waitForURL(`**/courses/${COURSE}/parts/${PART}`);
  await page.getByRole('heading', { level: 1, name: 'Råd på telefon' }).waitFor();
  await mustBeAccessible(doctor, 'a module of a course');
  await picture(doctor, 'module-390');

  await page.locator('.course-state a.ds-button').click();
  await page.waitForURL('**/lessons/telephone');
  await page.locator('.lesson').waitFor();
  assert.equal(await page.locator('form.choice').count(), 5, 'two patients and three questions');
  for (const question of questions.slice(0, 2)) await answer(doctor, question);
  await page.locator('.lesson-end button').click();
  await page.waitForURL(`**/parts/${PART}/questions`);

  // Gone on with at a desk.
  const desk = await newVisitor(browser, product.origin, 1280);
  await logIn(desk, 'gp');
  await open(desk, `/courses/${COURSE}/parts/${PART}/questions`);
  await desk.page.getByText('2 av 3 besvart.').waitFor();
  for (const question of questions.slice(2)) await answer(desk, question);
  await desk.page.locator('.hand-in button').click();
  await desk.page.locator('.course-result[data-passed="true"]').waitFor();
  await mustBeAccessible(desk, 'a module that was passed');
  await picture(desk, 'module-passed-1280');

  await open(desk, `/rounds/${id}`);
  const entry = desk.page
    .locator('section[aria-labelledby="modules"] li')
    .filter({ hasText: 'Råd på telefon' });
  await entry.getByText('Bestått', { exact: false }).waitFor();
  assert.equal(await desk.page.locator('section[aria-labelledby="modules"] .ds-tag').count(), 1);
  await mustBeAccessible(desk, 'a round of short modules');
  await open(desk, `/courses/${COURSE}`);
  const part = desk.page.locator('section[aria-labelledby="parts"] li').filter({ hasText: 'Råd på telefon' });
  await part.getByText('Bestått', { exact: false }).waitFor();
  await picture(desk, 'course-parts-1280');
  await desk.context.close();
  await doctor.context.close();
});

describe('a package in a lesson', () => {
  it('is played to its end, remembered, and reaches nothing of the page', async () => {
    const doctor = await newVisitor(browser, product.origin, 1280);
    await logIn(doctor, 'group-leader');
    const { page } = doctor;
    await open(doctor, `/courses/${COURSE}/lessons/sore-throat`);
    const frame = page.frameLocator(`iframe[title="${EXERCISE}"]`);
    await frame.locator('form').waitFor();
    assert.equal(await frame.locator('.tries').textContent(), 'nothing reached');
    // Its library was written to try; what it tried was refused in so many words, and nothing else was complained of.
    const tried = doctor.complaints.splice(0);
    assert.ok(
      tried.length > 0 &&
        tried.every((said) => /example\.org|api\/session|Content Security Policy/.test(said)),
      tried.join('\n'),
    );
    await mustBeAccessible(doctor, 'a lesson with a package');
    await picture(doctor, 'package-1280');

    const groups = frame.locator('fieldset');
    await groups.nth(0).locator('input[value="true"]').focus();
    await page.keyboard.press('Space');
    await groups.nth(1).locator('input[value="true"]').focus();
    await page.keyboard.press('Space');
    await frame.locator('button').focus();
    await page.keyboard.press('Enter');
    await page.getByText('1 av 2 poeng.').waitFor();
    await frame.locator('button').focus();
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.activeElement?.textContent?.includes('Gjort') ?? false);
    await page.reload();
    await page.getByText('1 av 2 poeng.').waitFor();
    await doctor.context.close();
  });

  it('can be skipped with the keyboard, and fits a narrow screen', async () => {
    const doctor = await newVisitor(browser, product.origin, 390);
    await logIn(doctor, 'group-leader');
    const { page } = doctor;
    await open(doctor, `/courses/${COURSE}/lessons/sore-throat`);
    await page.frameLocator(`iframe[title="${EXERCISE}"]`).locator('form').waitFor();
    await page.getByRole('link', { name: 'Hopp over øvelsen' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.closest('.lesson-package') !== null);
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'P');
    doctor.complaints.splice(0);
    await mustBeAccessible(doctor, 'a lesson with a package on a telephone');
    await page.locator('.lesson-package').scrollIntoViewIfNeeded();
    await picture(doctor, 'package-390');
    await doctor.context.close();
  });

  it('that cannot be fetched leaves a sentence, and the lesson goes on', async () => {
    const doctor = await newVisitor(browser, product.origin, 1280);
    await logIn(doctor, 'group-leader');
    const { page } = doctor;
    await page.route('**/h5p/player/frame.bundle.js', (route) => route.abort());
    await page.route('**/content.json', (route) => route.abort());
    await open(doctor, `/courses/${COURSE}/lessons/sore-throat`);
    await page.getByText('Øvelsen kunne ikke åpnes her.').waitFor();
    await page.locator('.lesson-end button').click();
    await page.waitForURL('**/lessons/ear-and-sinus');
    await doctor.context.close();
  });
});
