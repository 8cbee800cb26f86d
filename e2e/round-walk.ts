import assert from 'node:assert/strict';
import { mustBeAccessible, open, type Visitor } from './visitor.ts';

/** Lets months pass in the demonstration, one press for each. */
export async function letMonthsPass(visitor: Visitor, months: number): Promise<void> {
  const { page } = visitor;
  for (let passed = 0; passed < months; passed += 1) {
    const shown = page.locator('.demo-clock');
    const before = await shown.textContent();
    await shown.locator('button').click();
    await page.waitForFunction((text) => document.querySelector('.demo-clock')?.textContent !== text, before);
  }
}

/** Plans a meeting for the day that the demonstration shows. */
export async function planMeeting({ page }: Visitor, index: number): Promise<void> {
  const meeting = page.locator('.round-meetings > li').nth(index);
  await meeting.locator('summary').nth(1).click();
  const day = await page.evaluate(async () => {
    const answer = await fetch('/api/demo/clock');
    return ((await answer.json()) as { now: string }).now.slice(0, 10);
  });
  await meeting.locator('input[type="date"]').first().fill(day);
  await meeting.locator('input[type="text"]').first().fill('Legesenteret');
  await meeting.locator('button[type="submit"]').first().click();
  await meeting.locator('a[href$="/calendar"]').waitFor();
}

/** Writes a worksheet, waits until it is stored, and hands it in. */
export async function writeWorksheet(visitor: Visitor, roundPath: string, index: number): Promise<void> {
  const { page } = visitor;
  await open(visitor, roundPath);
  await page.locator('.round-meetings > li').nth(index).locator('a[href*="/worksheets/"]').click();
  await page.locator('form textarea').first().waitFor();
  for (const field of await page.locator('form textarea').all()) await field.fill('Vi prøver å vente litt.');
  for (const field of await page.locator('form fieldset').all()) {
    const choice = field.locator('input[type="checkbox"]').first();
    if ((await choice.count()) > 0) await choice.check();
  }
  await page.locator('form [data-state="saved"]').waitFor();
  await mustBeAccessible(visitor, 'a worksheet');
  await page.locator('form button[type="submit"]').click();
  await page.waitForURL(`**${roundPath}`);
}

/** Confirms that a meeting was held and that everyone was there. */
export async function confirmMeeting({ page }: Visitor, index: number): Promise<void> {
  const meeting = page.locator('.round-meetings > li').nth(index);
  await meeting.locator('details:has(fieldset) summary').click();
  await meeting.locator('details:has(fieldset) button[type="submit"]').click();
  await meeting.locator('details:has(fieldset)').waitFor({ state: 'detached' });
}

/** Waits until nothing is lacking for the next step; reports are made in the background. */
export async function untilReady(visitor: Visitor, roundPath: string): Promise<void> {
  const end = Date.now() + 60_000;
  while (Date.now() < end) {
    await open(visitor, roundPath);
    if ((await visitor.page.locator('.round-next button:enabled').count()) > 0) return;
    await visitor.page.waitForTimeout(1_000);
  }
  assert.fail(`The round still waits: ${await visitor.page.locator('.round-next').textContent()}`);
}

/** Goes to the next phase, or finishes. */
export async function goOn({ page }: Visitor): Promise<void> {
  const before = await page.locator('.round-next').textContent();
  await page.locator('.round-next button:enabled').click();
  await page.waitForFunction((text) => document.querySelector('.round-next')?.textContent !== text, before);
}

/** Sets a goal for the number of prescriptions, unless an earlier walk through this home has. */
export async function setGoal(visitor: Visitor): Promise<void> {
  await open(visitor, '/goals?indicator=prescriptions-per-1000');
  if ((await visitor.page.locator('input[name="target"]').count()) === 0) return;
  await visitor.page.locator('input[name="target"]').fill('100,5');
  await visitor.page.locator('.goal-form button[type="submit"]').click();
  await visitor.page.locator('.goal-standing').waitFor();
}
