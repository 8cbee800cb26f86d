import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { Language } from '../packages/domain/src/texts/index.ts';
import { launchBrowser } from '../tools/browser/launch-browser.ts';
import { type Product, startProduct } from './product.ts';
import { logIn, newVisitor, open, type Role, type Visitor, type Width } from './visitor.ts';

/**
 * Takes the pictures of the README: `node e2e/screenshots.ts`, with a demo home in `E2E_HOME` or on the
 * examples.
 */
const directory = join(import.meta.dirname, '..', 'docs', 'screenshots');

interface Shot {
  readonly name: string;
  readonly width: Width;
  readonly language: Language;
  readonly role: Role | null;
  /** What to do after the log-in, before the picture is taken. */
  readonly prepare?: (visitor: Visitor) => Promise<unknown>;
  readonly wholePage?: boolean;
}

const SHOTS: readonly Shot[] = [
  { name: 'landing', width: 1280, language: 'nb', role: null },
  { name: 'report', width: 1280, language: 'nb', role: 'gp' },
  { name: 'report-phone', width: 390, language: 'nn', role: 'gp' },
  { name: 'report-english', width: 1280, language: 'en', role: 'group-leader' },
  { name: 'over-time', width: 1280, language: 'nb', role: 'gp', prepare: openFolds(2) },
  { name: 'why-this-number', width: 1280, language: 'nb', role: 'gp', prepare: openOrigin },
  { name: 'import', width: 1280, language: 'nb', role: 'data-manager', wholePage: true },
  {
    name: 'release',
    width: 1280,
    language: 'nb',
    role: 'data-manager',
    prepare: openRelease,
    wholePage: true,
  },
];

function openFolds(count: number) {
  return async ({ page }: Visitor): Promise<void> => {
    for (let index = 0; index < count; index += 1) await page.locator('.fold > summary').nth(index).click();
    await page.locator('.fold').first().scrollIntoViewIfNeeded();
    await page.evaluate(() => document.querySelector('.folds')?.scrollIntoView());
  };
}

async function openOrigin({ page }: Visitor): Promise<void> {
  await page.locator('.headline .text-button').first().click();
  await page.getByRole('dialog').waitFor();
}

async function openRelease(visitor: Visitor): Promise<void> {
  await open(visitor, '/releases');
  await visitor.page.locator('.entries a').first().click();
  await visitor.page.locator('.facts').first().waitFor();
}

async function take(browser: Browser, product: Product, shot: Shot): Promise<void> {
  const visitor = await newVisitor(browser, product.origin, shot.width, shot.language);
  if (shot.role) await logIn(visitor, shot.role);
  else await open(visitor, '/');
  await shot.prepare?.(visitor);
  await visitor.page.evaluate(() => document.fonts.ready);
  await visitor.page.screenshot({
    path: join(directory, `${shot.name}.png`),
    fullPage: shot.wholePage ?? false,
    animations: 'disabled',
  });
  await visitor.context.close();
  console.log(`docs/screenshots/${shot.name}.png`);
}

await mkdir(directory, { recursive: true });
const product = await startProduct();
const browser = await launchBrowser();
try {
  for (const shot of SHOTS) await take(browser, product, shot);
} finally {
  await browser.close();
  await product.stop();
}
