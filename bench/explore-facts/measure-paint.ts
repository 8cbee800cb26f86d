import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { serveHome } from '../../e2e/product.ts';
import { logIn, newVisitor } from '../../e2e/visitor.ts';
import { launchBrowser } from '../../tools/browser/launch-browser.ts';
import { percentile, round } from '../warehouse-facts/timing.ts';

/** Medians of a page that is opened by somebody who is logged in and whose browser has nothing of it. */
export interface PaintFigures {
  readonly visits: number;
  readonly firstPaintMilliseconds: number;
  readonly largestPaintMilliseconds: number;
  /** Until the picture of the first view is drawn. */
  readonly pictureMilliseconds: number;
  /** Bytes over the wire, compressed, and how many answers they came in. */
  readonly kilobytes: number;
  /** Of these, scripts. */
  readonly scriptKilobytes: number;
  readonly requests: number;
}

const VISITS = 5;

/** The page of Explore in a real browser, on a copy of the home served by the real command. */
export async function measurePaint(home: string, directory: string): Promise<PaintFigures> {
  const copy = join(directory, 'served');
  // With owners: the database’s files are not those of whoever runs this.
  execFileSync('cp', ['-a', home, copy]);
  const product = await serveHome(copy);
  const browser = await launchBrowser().catch(async (error) => {
    await product.stop();
    throw error;
  });
  try {
    const visitor = await newVisitor(browser, product.origin);
    await logIn(visitor, 'programme-admin');
    const cookies = await visitor.context.cookies();
    await visitor.context.close();
    const visits: Visit[] = [];
    for (let visit = 0; visit < VISITS; visit += 1)
      visits.push(await openCold(browser, product.origin, cookies));
    const median = (of: (visit: Visit) => number) => round(percentile(visits.map(of), 0.5), 0);
    return {
      visits: visits.length,
      firstPaintMilliseconds: median(({ first }) => first),
      largestPaintMilliseconds: median(({ largest }) => largest),
      pictureMilliseconds: median(({ picture }) => picture),
      kilobytes: median(({ bytes }) => bytes / 1024),
      scriptKilobytes: median(({ scripts }) => scripts / 1024),
      requests: median(({ requests }) => requests),
    };
  } finally {
    await browser.close();
    await product.stop();
  }
}

interface Visit {
  readonly first: number;
  readonly largest: number;
  readonly picture: number;
  readonly bytes: number;
  readonly scripts: number;
  readonly requests: number;
}

type Cookies = Parameters<Awaited<ReturnType<Browser['newContext']>>['addCookies']>[0];

/** A new profile has an empty cache; the session alone is carried over. */
async function openCold(browser: Browser, origin: string, cookies: Cookies): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'nb' });
  await context.addCookies(cookies);
  const page = await context.newPage();
  await page.goto(`${origin}/explore`);
  await page.locator('.explored[aria-busy="false"] svg').first().waitFor();
  const seen = await page.evaluate(async () => {
    const picture = performance.now();
    const largest = await new Promise<number>((resolve) => {
      new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? Number.NaN)).observe({
        type: 'largest-contentful-paint',
        buffered: true,
      });
    });
    const sent = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
    const bytesOf = (entries: readonly PerformanceEntry[]) =>
      entries.reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).transferSize, 0);
    return {
      first: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
      largest,
      picture,
      bytes: bytesOf(sent),
      scripts: bytesOf(sent.filter(({ name }) => name.endsWith('.js'))),
      requests: sent.length,
    };
  });
  await context.close();
  return seen;
}
