import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Language } from '../packages/domain/src/texts/index.ts';

export const WIDTHS = [390, 1280] as const;
export type Width = (typeof WIDTHS)[number];

const HEIGHTS: Readonly<Record<Width, number>> = { 390: 844, 1280: 900 };

/** The roles of the demo's people, as the log-in marks them. */
export type Role =
  | 'gp'
  | 'group-leader'
  | 'data-manager'
  | 'programme-admin'
  | 'participant'
  | 'institution-contact'
  | 'institution-staff'
  | 'regional-centre';

export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly origin: string;
  readonly language: Language;
  /** Complaints of the browser itself: refused by the security policy, failed scripts. */
  readonly complaints: string[];
}

/** A fresh browser profile at a width and in a language. */
export async function newVisitor(
  browser: Browser,
  origin: string,
  width: Width = 1280,
  language: Language = 'nb',
): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: { width, height: HEIGHTS[width] },
    locale: language,
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  await context.addCookies([{ name: 'smalspor-language', value: language, url: origin }]);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // A refused request is the server's business; the tests look at its answer themselves.
    if (message.type() === 'error' && !message.text().includes('Failed to load resource')) {
      complaints.push(message.text());
    }
  });
  return { context, page, origin, language, complaints };
}

/** Logs in the whole way: out to the provider, choose a person, and back to the first page, in the visitor's language. */
export async function logIn(visitor: Visitor, role: Role): Promise<void> {
  const { page, language } = visitor;
  await logInAsRemembered(visitor, role);
  if ((await page.locator('html').getAttribute('lang')) === language) return;
  await chooseLanguage(visitor, language);
  await page.reload();
  await page.locator(`html[lang="${language}"] main h1`).waitFor();
}

/** The same, in whichever language the account remembers. */
export async function logInAsRemembered({ page, origin }: Visitor, role: Role): Promise<void> {
  await page.goto(origin);
  await page.locator('a[href^="/log-in"]').click();
  await page.locator(`.people [data-role="${role}"] button`).first().click();
  await page.locator('.menu-end').waitFor({ state: 'attached' });
  await page.locator('main h1').waitFor();
}

/** Logs in as one of the invented people, found by name. */
export async function logInAs({ page, origin }: Visitor, name: string): Promise<void> {
  await page.goto(origin);
  await page.locator('a[href^="/log-in"]').click();
  await page.getByRole('searchbox').fill(name);
  await page
    .locator('.people button', { has: page.getByText(name, { exact: true }) })
    .first()
    .click();
  await page.locator('.menu-end').waitFor({ state: 'attached' });
  await page.locator('main h1').waitFor();
}

/** Sets the account's language without looking for the button, which a narrow screen folds away. */
export async function chooseLanguage({ page, origin }: Visitor, language: Language): Promise<void> {
  const response = await page.request.put(`${origin}/api/session/language`, {
    data: { language },
    headers: { origin, 'idempotency-key': crypto.randomUUID() },
  });
  assert.equal(response.status(), 200);
}

/** Goes to a page by the header's menu, which folds its pages into groups for those who have many. */
export async function goByMenu({ page }: Visitor, path: string): Promise<void> {
  const link = page.locator(`#menu a[href="${path}"]`);
  await link.waitFor({ state: 'attached' });
  if (!(await link.isVisible())) {
    const group = page.locator('.menu-group', { has: page.locator(`a[href="${path}"]`) });
    await group.locator('.menu-group-button').click();
  }
  await link.click();
  await page.waitForURL(({ pathname }) => pathname === path);
}

/** Opens an address and waits until its heading is there. */
export async function open({ page, origin }: Visitor, path: string): Promise<void> {
  await page.goto(origin + path);
  await page.locator('main h1').waitFor();
  await page.locator('[aria-busy="true"]').waitFor({ state: 'detached' });
}

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Fails when axe finds anything, and when the page is wider than its window or the browser complained. */
export async function mustBeAccessible({ page, complaints }: Visitor, what: string): Promise<void> {
  // A page's own code comes when it is first opened.
  await page.locator('h1').first().waitFor();
  const { violations } = await new AxeBuilder({ page }).withTags(STANDARDS).analyze();
  const found = violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join(' | ')}`,
  );
  assert.deepEqual(found, [], `axe on ${what}`);
  const [content, view] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  assert.equal(content, view, `${what} is wider than its window`);
  assert.deepEqual([...complaints], [], `the browser complained on ${what}`);
}

/** Unfolds everything that can be unfolded. */
export async function unfoldAll({ page }: Visitor): Promise<void> {
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll('details')) fold.open = true;
  });
}

/** Takes a picture of what stands in the window now, where `E2E_PICTURES` names a directory for them. */
export async function picture({ page }: Visitor, name: string): Promise<void> {
  const directory = process.env.E2E_PICTURES;
  if (directory === undefined) return;
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: `${directory}/${name}.png`, animations: 'disabled' });
}

/** Fails when the printed page shows a control, leaves out a table or a part of a picture, or does not say its address. */
export async function mustPrintWell(visitor: Visitor, what: string, name: string): Promise<void> {
  const { page } = visitor;
  await page.emulateMedia({ media: 'print' });
  // The browser opens folds itself when it prints; emulating paper does not say so.
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  try {
    await mustBePaper(visitor, what);
    const directory = process.env.E2E_PICTURES;
    if (directory !== undefined) {
      await page.pdf({ path: `${directory}/${name}.pdf`, preferCSSPageSize: true });
    }
  } finally {
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await page.emulateMedia({ media: null });
  }
}

async function mustBePaper({ page }: Visitor, what: string): Promise<void> {
  const seen = (selector: string) => page.locator(selector).filter({ visible: true });
  const controls = await seen('main :is(button, select, input, summary, form, nav)').allTextContents();
  assert.deepEqual(controls, [], `controls on paper: ${what}`);
  // A view of too few units has neither.
  const pictures = await seen('main .picture svg').count();
  assert.ok((await seen('main table').count()) >= Math.min(pictures, 1), `the table is missing: ${what}`);
  const { pathname, search } = new URL(page.url());
  const said = await seen('.print-only').first().textContent();
  assert.ok(said?.endsWith(`${pathname}${search}`), `the address is missing: ${what}, ${said}`);
  const cut = await page
    .locator('main .picture svg')
    .evaluateAll(
      (drawn) => drawn.filter((each) => each.scrollWidth > document.documentElement.clientWidth).length,
    );
  assert.equal(cut, 0, `a picture is wider than the paper: ${what}`);
}
