import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Locator } from 'playwright-core';
import { loadContent } from '../packages/content/src/loading/index.ts';
import type { CourseWords } from '../packages/domain/src/courses/index.ts';
import { launchBrowser } from '../tools/browser/launch-browser.ts';
import { type Product, startProduct } from './product.ts';
import { logIn, mustBeAccessible, newVisitor, open, type Visitor } from './visitor.ts';

const COURSE = 'rak-1-respiratory';
const content = loadContent();
const course = content.courses.find(({ id }) => id === COURSE);
const words = course?.words.get('nb') as CourseWords;
const [first, second] = (course?.lessons ?? []).map(({ id, title }) => ({ id, title: title.nb }));

let product: Product;
let browser: Browser;

before(async () => {
  product = await startProduct();
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await product?.stop();
});

/** The form of a question or a case, as long as it has not been answered. */
function formOf({ page }: Visitor, question: string): Locator {
  return page.locator('form.choice').filter({ has: page.locator('legend', { hasText: question }) });
}

/** Ticks the options that are right, or the first that is wrong, and sends them with the keyboard. */
async function answer(visitor: Visitor, id: string, rightly: boolean): Promise<void> {
  const asked = [...words.questions, ...words.cases].find((each) => each.id === id);
  assert.ok(asked);
  const form = formOf(visitor, asked.question);
  const places = asked.options.flatMap(({ right }, place) => (right === rightly ? [place] : []));
  for (const place of rightly ? places : places.slice(0, 1)) {
    await form.locator('input').nth(place).focus();
    await visitor.page.keyboard.press('Space');
  }
  await form.getByRole('button').focus();
  await visitor.page.keyboard.press('Enter');
  await form.waitFor({ state: 'detached' });
  await visitor.page.waitForFunction(
    () => document.activeElement?.classList.contains('choice-verdict') ?? false,
  );
}

const questionsOf = (lesson: string | undefined) =>
  words.questions.filter((question) => question.lesson === lesson).map(({ id }) => id);

it('a doctor takes a course on two devices, fails, tries again and passes', async () => {
  const phone = await newVisitor(browser, product.origin, 390);
  await logIn(phone, 'gp');
  await open(phone, '/courses');
  await phone.page.getByRole('link', { name: course?.title.nb ?? '', exact: true }).click();
  await phone.page.locator('.course-state a.ds-button').click();
  await phone.page.waitForURL(`**/lessons/${first?.id}`);
  await phone.page.locator('.lesson').waitFor();

  // Two patients may be asked about in the same words; the walk takes one that it can tell by them.
  const patient = words.cases.find(
    ({ lesson, question }) =>
      lesson === first?.id && words.cases.filter((each) => each.question === question).length === 1,
  );
  assert.ok(patient);
  await answer(phone, patient?.id ?? '', true);
  const [wrongly = ''] = questionsOf(first?.id);
  await answer(phone, wrongly, false);
  await mustBeAccessible(phone, 'an answered lesson');
  await phone.page.locator('.lesson-end button').click();
  await phone.page.waitForURL(`**/lessons/${second?.id}`);
  await phone.page.waitForFunction(() => document.activeElement?.tagName === 'H1');

  const desk = await newVisitor(browser, product.origin, 1280);
  await logIn(desk, 'gp');
  await open(desk, `/courses/${COURSE}`);
  await desk.page
    .getByText(`1 av ${course?.lessons.length} leksjoner lest`, { exact: false })
    .first()
    .waitFor();
  await desk.page.getByRole('link', { name: `Fortsett med «${second?.title}»` }).click();
  await desk.page.locator('.lesson').waitFor();
  const [onDesk = '', onPhone = ''] = questionsOf(second?.id);
  await answer(desk, onDesk, true);
  await answer(phone, onPhone, true);
  await phone.page.reload();
  await phone.page.locator('.choice-verdict').first().waitFor();
  assert.equal(
    await phone.page.locator('section[aria-labelledby="questions"] .choice-verdict').count(),
    2,
    'neither device lost the other’s answer',
  );
  await phone.context.close();

  await open(desk, `/courses/${COURSE}/questions`);
  await desk.page.locator('.hand-in button').click();
  const result = desk.page.locator('.course-result');
  await result.waitFor();
  assert.equal(await result.getAttribute('data-passed'), 'false');
  await desk.page.waitForFunction(() => document.activeElement?.closest('.course-result') !== null);
  assert.ok((await result.getByRole('link').count()) > 0, 'lessons to look at again');
  await mustBeAccessible(desk, 'a result that is no pass');

  await desk.page.getByRole('button', { name: 'Prøv på nytt' }).click();
  for (const { id } of words.questions) await answer(desk, id, true);
  await desk.page.locator('.hand-in button').click();
  await desk.page.locator('.course-result[data-passed="true"]').waitFor();
  await mustBeAccessible(desk, 'a result that is a pass');
  await open(desk, '/courses');
  const entry = desk.page.locator('.course-entry').filter({ hasText: course?.title.nb ?? '' });
  await entry.getByText('Bestått', { exact: true }).waitFor();
  await desk.context.close();
});

describe('a course', () => {
  it('is shown in the language of its reader, with the pictures of that language', async () => {
    const visitor = await newVisitor(browser, product.origin, 1280, 'en');
    await logIn(visitor, 'group-leader');
    await open(visitor, `/courses/${COURSE}/lessons/${second?.id}`);
    await visitor.page.getByText('The cough often lasts nearly three weeks').waitFor();
    assert.equal(await visitor.page.locator('.lesson').getAttribute('lang'), 'en');
    assert.equal(await visitor.page.getByText('So far this course exists only in').count(), 0);
    await visitor.page.getByRole('img', { name: 'Horizontal bars with days' }).waitFor();
    await mustBeAccessible(visitor, 'a lesson in English');
    await visitor.context.close();
  });

  it('is gone on with in the language that its reader changes to, and back', async () => {
    const visitor = await newVisitor(browser, product.origin, 1280, 'nn');
    const { page } = visitor;
    await logIn(visitor, 'group-leader');
    await open(visitor, '/courses/out-of-hours/lessons/telephone');
    const inLanguage = (language: string) => page.locator(`.lesson[lang="${language}"]`).waitFor();
    const changeTo = async (language: string) => {
      await page.locator(`.languages button[lang="${language}"]`).click();
      await inLanguage(language);
    };
    const choose = async (option: string) => {
      const form = page.locator('form.choice').filter({ hasText: option });
      await form.getByText(option).click();
      await form.getByRole('button').click();
      await form.waitFor({ state: 'detached' });
    };
    await inLanguage('nn');
    await choose('Korleis pasienten pustar');
    await page.getByText('Ja. Høyr på pusten, eller be om å få høyre.').waitFor();
    await mustBeAccessible(visitor, 'a lesson in nynorsk');

    await changeTo('en');
    await page.getByText('Yes. Listen to it, or ask to hear it.').waitFor();
    await choose('Ask what she is most worried about tonight');

    // What was fetched in nynorsk knew of one answer.
    await changeTo('nn');
    await page.getByText('Då kan du svare på det ho er redd for').waitFor();
    await page.getByText('Ja. Høyr på pusten, eller be om å få høyre.').waitFor();
    await visitor.context.close();
  });

  it('prints its text and its sources, and nothing to press', async () => {
    const visitor = await newVisitor(browser, product.origin);
    await logIn(visitor, 'group-leader');
    await open(visitor, `/courses/${COURSE}/lessons/${first?.id}`);
    await visitor.page.emulateMedia({ media: 'print' });
    assert.equal(await visitor.page.locator('.lesson-sources').isVisible(), true);
    assert.equal(await visitor.page.locator('button:visible').count(), 0);
    await visitor.context.close();
  });

  it('is not there for those who take no part', async () => {
    const visitor = await newVisitor(browser, product.origin);
    await logIn(visitor, 'data-manager');
    for (const path of ['/api/courses?language=nb', `/api/courses/${COURSE}/progress?language=nb`]) {
      assert.equal((await visitor.page.request.get(product.origin + path)).status(), 404, path);
    }
    assert.equal(await visitor.page.locator('nav a[href="/courses"]').count(), 0);
    await visitor.context.close();
  });
});
