import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Frame, Page } from 'playwright-core';
import { type ExportFormat, exportCourse } from '../packages/application/src/courses/index.ts';
import { loadContent } from '../packages/content/src/loading/index.ts';
import { LANGUAGES, type Language } from '../packages/domain/src/texts/index.ts';
import { launchBrowser } from '../tools/browser/launch-browser.ts';
import { unzipPackage } from './unzip-package.ts';

const COURSE = 'rak-1-respiratory';
const ORIGIN = 'https://platform.example';
const content = loadContent();
const course = content.courses.find(({ id }) => id === COURSE);
const words = course?.words.get('nb');
const lessons = course?.lessons ?? [];

let browser: Browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser?.close());

const TYPES: Readonly<Record<string, string>> = { html: 'text/html', css: 'text/css', js: 'text/javascript' };

/** A page of a learning platform, whose files under `/package/` are those of an export. */
async function openPlatform(format: ExportFormat, language: Language = 'nb'): Promise<Page> {
  const files = unzipPackage(exportCourse({ content }, { courseId: COURSE, format, language }));
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    reducedMotion: 'reduce',
  });
  await context.route(`${ORIGIN}/package/**`, (route) => {
    const name = new URL(route.request().url()).pathname.replace('/package/', '');
    const body = files.get(name);
    const contentType = TYPES[name.replace(/.*\./, '')] ?? 'application/octet-stream';
    return body === undefined ? route.fulfill({ status: 404 }) : route.fulfill({ body, contentType });
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => assert.fail(error.message));
  return page;
}

/** Ticks what is right in every question and sends each with the keyboard; `wrongly` leaves out all but one. */
async function answerAll(page: Page | Frame, keyboard: Page['keyboard'], rightly: boolean): Promise<void> {
  for (const { id: lesson } of lessons) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, lesson);
    await page.locator(`#${lesson}`).waitFor();
    const questions = (words?.questions ?? []).filter((question) => question.lesson === lesson);
    for (const { id, options } of questions) {
      const form = page.locator(`form[data-kind="question"][data-id="${id}"]`);
      for (const [place, { right }] of options.entries()) {
        if (right !== rightly) continue;
        await form.locator('input').nth(place).focus();
        await keyboard.press('Space');
        if (!rightly) break;
      }
      await form.locator('button').focus();
      await keyboard.press('Enter');
      await form.locator('.verdict').waitFor();
      assert.equal(
        await form.locator('.verdict').evaluate((verdict) => verdict === document.activeElement),
        true,
      );
    }
  }
  await page.evaluate(() => {
    location.hash = 'hand-in';
  });
  await page.locator('#finish').click();
  await page.locator('#verdict').waitFor();
}

/** Fails when axe finds anything, and when the page is wider than its window. */
async function mustBeSound(page: Page, part: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${id} ${nodes.map(({ target }) => target)}`),
    [],
    part,
  );
  const [width, view] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  assert.equal(width, view, `${part} is wider than its window`);
}

/** SCORM 1.2 as a platform offers it: an object in the window above that keeps what it is given. */
const SCORM_PLATFORM = `<!doctype html><html lang="nb"><title>Platform</title>
<script>
  window.data = JSON.parse(sessionStorage.getItem('data') || '{"cmi.core.lesson_status":"not attempted"}');
  window.calls = [];
  const note = (name, answer) => (...parts) => { window.calls.push([name, ...parts].join(' ')); return answer(...parts); };
  const keep = () => { sessionStorage.setItem('data', JSON.stringify(window.data)); return 'true'; };
  window.API = {
    LMSInitialize: note('initialize', () => 'true'),
    LMSFinish: note('finish', keep),
    LMSGetValue: note('get', (name) => window.data[name] ?? ''),
    LMSSetValue: note('set', (name, value) => { window.data[name] = value; return 'true'; }),
    LMSCommit: note('commit', keep),
    LMSGetLastError: () => '0', LMSGetErrorString: () => '', LMSGetDiagnostic: () => '',
  };
</script>
<iframe src="/package/index.html" title="Kurs" width="390" height="800"></iframe></html>`;

describe('a SCORM 1.2 package', () => {
  it('runs in a platform: fails, goes on where it was, and reports that it was passed', async () => {
    const page = await openPlatform('scorm');
    await page
      .context()
      .route(`${ORIGIN}/`, (route) => route.fulfill({ body: SCORM_PLATFORM, contentType: 'text/html' }));
    const begin = async (): Promise<Frame> => {
      await page.goto(`${ORIGIN}/`);
      const frame = page.frame({ url: /\/package\// });
      assert.ok(frame);
      await frame.locator('html[data-ready]').waitFor();
      return frame;
    };
    const data = () => page.evaluate(() => (window as unknown as { data: Record<string, string> }).data);

    const frame = await begin();
    assert.equal((await data())['cmi.core.lesson_status'], 'incomplete');
    await answerAll(frame, page.keyboard, false);
    const failed = await data();
    assert.equal(failed['cmi.core.lesson_status'], 'failed');
    assert.equal(failed['cmi.core.score.raw'], '0');
    assert.ok(
      (failed['cmi.suspend_data'] ?? '').length < 1_000,
      'far below the 4,096 characters of SCORM 1.2',
    );
    assert.equal(await frame.locator('#again-lessons a').count(), lessons.length);

    const again = await begin();
    const saved = await data();
    assert.match(saved['cmi.core.session_time'] ?? '', /^\d{2}:\d{2}:\d{2}$/);
    assert.equal(saved['cmi.core.exit'], 'suspend');
    assert.equal(
      await again.locator(`#${lessons.at(-1)?.id}`).isVisible(),
      true,
      'goes on in the last lesson',
    );
    assert.equal(
      await again.locator('form[data-kind="question"][data-answered]').count(),
      words?.questions.length,
    );
    await again.evaluate(() => {
      location.hash = 'hand-in';
    });
    await again.locator('#finish').click();
    await again.locator('#again').click();
    await answerAll(again, page.keyboard, true);
    const passed = await data();
    assert.equal(passed['cmi.core.lesson_status'], 'passed');
    assert.equal(passed['cmi.core.score.raw'], '100');
    await page.context().close();
  });

  for (const language of LANGUAGES) {
    it(`can be read in ${language} outside a platform, and says that nothing is kept`, async () => {
      const page = await openPlatform('scorm', language);
      await page.goto(`${ORIGIN}/package/index.html`);
      await page.getByText(content.messages.get('course.notStored')?.[language] ?? '').waitFor();
      assert.equal(await page.locator('html').getAttribute('lang'), language);
      for (const part of ['contents', lessons[0]?.id ?? '', 'hand-in']) {
        await page.goto(`${ORIGIN}/package/index.html#${part}`);
        await page.locator('html[data-ready]').waitFor();
        await mustBeSound(page, part);
      }
      await page.context().close();
    });
  }
});

interface Statement {
  readonly verb: { readonly id: string };
  readonly context: { readonly contextActivities: { readonly category: readonly { readonly id: string }[] } };
  readonly result?: { readonly score?: unknown };
}

describe('a cmi5 package', () => {
  it('fetches its token, tells what cmi5 asks for in order, and keeps its state', async () => {
    const page = await openPlatform('cmi5');
    const told: Statement[] = [];
    let state = '';
    await page.context().route(`${ORIGIN}/lrs/**`, async (route) => {
      const request = route.request();
      const url = new URL(request.url());
      if (url.pathname.endsWith('/token')) return route.fulfill({ json: { 'auth-token': 'dG9rZW4=' } });
      assert.equal(request.headers().authorization, 'Basic dG9rZW4=');
      assert.equal(request.headers()['x-experience-api-version'], '1.0.3');
      if (url.pathname.endsWith('/statements')) {
        told.push(...request.postDataJSON());
        return route.fulfill({ json: [] });
      }
      if (url.searchParams.get('stateId') === 'LMS.LaunchData') {
        const contextActivities = { grouping: [{ id: 'urn:publisher' }] };
        const extensions = { 'https://w3id.org/xapi/cmi5/context/extensions/sessionid': 's-1' };
        return route.fulfill({
          json: {
            launchMode: 'Normal',
            masteryScore: 0.8,
            contextTemplate: { contextActivities, extensions },
          },
        });
      }
      if (request.method() === 'PUT') {
        state = request.postData() ?? '';
        return route.fulfill({ status: 204 });
      }
      return state === '' ? route.fulfill({ status: 404 }) : route.fulfill({ body: state });
    });
    const launch = new URLSearchParams({
      endpoint: `${ORIGIN}/lrs`,
      fetch: `${ORIGIN}/lrs/token`,
      actor: JSON.stringify({ objectType: 'Agent', account: { homePage: ORIGIN, name: 'a-1' } }),
      registration: '00000000-0000-4000-8000-000000000001',
      activityId: 'urn:activity',
    });
    await page.goto(`${ORIGIN}/package/index.html?${launch}`);
    await page.locator('html[data-ready]').waitFor();
    await answerAll(page, page.keyboard, true);
    await page.waitForFunction(() => document.activeElement?.id === 'verdict');
    const verbs = () => told.map(({ verb }) => verb.id.replace(/.*\//, ''));
    const untilTold = async (verb: string): Promise<void> => {
      while (!verbs().includes(verb)) await page.waitForTimeout(20);
    };
    await untilTold('completed');
    // What leaving the page does; requests of a page that is gone would not come through here.
    await page.evaluate(() => window.dispatchEvent(new Event('pagehide')));
    await untilTold('terminated');
    assert.deepEqual(verbs(), ['initialized', 'passed', 'completed', 'terminated']);
    const categories = (place: number) =>
      told[place]?.context.contextActivities.category.map(({ id }) => id.replace(/.*\//, ''));
    assert.deepEqual([0, 1, 2, 3].map(categories), [
      ['cmi5'],
      ['cmi5', 'moveon'],
      ['cmi5', 'moveon'],
      ['cmi5'],
    ]);
    const [, passed] = told;
    assert.deepEqual(passed?.result?.score, { scaled: 1 });
    assert.match(JSON.stringify(passed?.context), /sessionid.*masteryscore|masteryscore.*sessionid/);
    assert.match(state, /"p":1/);
    await page.context().close();
  });
});
