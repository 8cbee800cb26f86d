import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { openHouse } from '../packages/application/src/house/open-house.ts';
import { inventSurveys } from '../packages/application/src/surveys/invent-surveys.ts';
import { LANGUAGES, type Language } from '../packages/domain/src/texts/index.ts';
import { launchBrowser } from '../tools/browser/launch-browser.ts';
import { type OwnHome, ownHome } from './own-home.ts';
import { type Product, serveHome } from './product.ts';
import {
  chooseLanguage,
  logIn,
  mustBeAccessible,
  newVisitor,
  open,
  picture,
  type Role,
  unfoldAll,
  type Visitor,
  WIDTHS,
} from './visitor.ts';

const NARROW = [390] as const;

/** A4 less its margins, in CSS pixels. */
const PAPER = { width: 688, height: 1016 };

let product: Product;
let copy: OwnHome;
let browser: Browser;

before(async () => {
  // A copy: the last surveys are invented, and whoever comes here joins on a day that is later than those of other walks.
  copy = await ownHome('2021-02-15T09:00:00Z');
  const house = await openHouse({ home: copy.directory, access: 'writes', role: 'command' });
  await inventSurveys(house);
  await house.close();
  product = await serveHome(copy.directory);
  browser = await launchBrowser();
});
after(async () => {
  await browser?.close();
  await product?.stop();
  copy?.remove();
});

/** The pages as addresses, for each who meets them, with a name for their pictures. */
async function pagesOf(role: Role, visitor: Visitor): Promise<readonly (readonly [string, string])[]> {
  const read = async (path: string) =>
    (await visitor.page.request.get(`${product.origin}/api${path}`)).json();
  if (role === 'regional-centre') {
    const { surveys } = await read('/surveys');
    const closed = surveys.filter(({ state }: { state: string }) => state === 'closed');
    return [
      ['/institution-follow-up', 'coverage'],
      ['/institution-follow-up/data', 'follow-up-data'],
      ['/institution-follow-up/figures', 'follow-up-figures'],
      ['/surveys', 'surveys'],
      ...closed.slice(0, 1).map(({ id }: { id: string }) => [`/surveys/${id}`, 'survey'] as const),
    ];
  }
  const own = `/institution/${copy.home}`;
  const { tools } = await read('/tools');
  return [
    [own, 'home'],
    [`${own}/bed-days`, 'bed-days'],
    [`${own}/data`, 'oddities'],
    [`${own}/mandates`, 'mandates'],
    [`${own}/teaching`, 'teaching'],
    [`${own}/goal`, 'goal'],
    [`${own}/surveys`, 'home-surveys'],
    ['/tools', 'tools'],
    ...tools.map(({ id }: { id: string }) => [`/tools/${id}`, `tool-${id}`] as const),
  ];
}

/** The page at some widths, without loading it again. */
async function lookAt(
  visitor: Visitor,
  path: string,
  name: string,
  widths: readonly number[],
): Promise<void> {
  await open(visitor, path);
  await visitor.page.waitForLoadState('networkidle');
  await unfoldAll(visitor);
  for (const width of widths) {
    await visitor.page.setViewportSize({ width, height: 900 });
    await mustBeAccessible(visitor, `${name}, ${width} px`);
    await picture(visitor, `pages-${name}-${width}`);
  }
}

/** Nothing of the frame is printed, and nothing is cut at the paper’s edge. */
async function mustPrint(visitor: Visitor, name: string): Promise<void> {
  const { page } = visitor;
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize(PAPER);
  for (const part of ['.header-row', '.footer']) {
    assert.equal(await page.locator(part).isVisible(), false, `${part} is not printed: ${name}`);
  }
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll('main table, main svg, main section')]
      .filter((part) => part.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .map((part) => `${part.tagName} ${part.className} ${part.getBoundingClientRect().right}`),
  );
  await picture(visitor, `print-${name}`);
  const directory = process.env.E2E_PICTURES;
  if (directory !== undefined) await page.pdf({ path: `${directory}/print-${name}.pdf`, format: 'A4' });
  await page.emulateMedia({ media: null });
  assert.deepEqual(cut, [], `${name} on paper`);
}

async function inLanguage(visitor: Visitor, language: Language): Promise<void> {
  await chooseLanguage(visitor, language);
  await visitor.page.reload();
  await visitor.page.locator(`html[lang="${language}"] main h1`).waitFor();
}

describe('the pages of institutions, in every language, wide, narrow and on paper', () => {
  for (const role of ['institution-contact', 'regional-centre'] as const) {
    it(`of ${role}`, async () => {
      const visitor = await newVisitor(browser, product.origin);
      await logIn(visitor, role);
      const pages = await pagesOf(role, visitor);
      for (const language of LANGUAGES) {
        await inLanguage(visitor, language);
        for (const [path, name] of pages) {
          // Other words can burst a narrow page; what axe finds on a wide one it finds in any language.
          await lookAt(visitor, path, `${name}-${language}`, language === 'nb' ? WIDTHS : NARROW);
          if (language === 'nb') await mustPrint(visitor, name);
        }
      }
      await visitor.context.close();
    });
  }
});
