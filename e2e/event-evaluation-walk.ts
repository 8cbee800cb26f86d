import assert from 'node:assert/strict';
import { letMonthsPass } from './round-walk.ts';
import { mustBeAccessible, open, picture, unfoldAll, type Visitor, WIDTHS } from './visitor.ts';

const ANSWERS = { usefulness: 5, speaking: 4, length: 'right', change: 'yes', words: 'Mer tid til kasus.' };

interface Guests {
  /** Who answers on the page; the others do it past it. */
  readonly nurse: Visitor;
  readonly guests: readonly Visitor[];
  readonly eventId: string;
  readonly title: string;
  /** An event that the guests were not at. */
  readonly elsewhere: string;
}

/** Those who were at an event answer what they are asked, and nobody else, nor twice. */
export async function answerQuestions({ nurse, guests, eventId, title, elsewhere }: Guests): Promise<void> {
  const { page } = nurse;
  await open(nurse, '/events');
  await page.getByText('Si hva du syntes').waitFor();
  await page.getByRole('link', { name: title }).click();
  await page.locator('.questionnaire').waitFor();
  await unfoldAll(nurse);
  await mustBeAccessible(nurse, 'the questions about an event');
  await picture(nurse, 'event-questions-390');
  const send = page.getByRole('button', { name: 'Send svarene' });
  await send.click();
  await page.getByText('Velg et svar.').first().waitFor();
  for (const question of await page.locator('.asked-question').all())
    await question.locator('label').nth(1).click();
  await send.dblclick();
  await page.getByText('Takk. Svarene dine er sendt.').waitFor();
  for (const guest of guests) {
    await open(guest, `/events/${eventId}`);
    await guest.page.locator('.questionnaire').waitFor();
    await picture(guest, `event-questions-390-${guest.language}`);
  }
  const answers = { version: 1, answers: ANSWERS };
  assert.equal((await write(nurse, `events/${eventId}/answers`, answers)).status(), 409);
  const [first, ...others] = guests as [Visitor, ...Visitor[]];
  const bad = await write(first, `events/${eventId}/answers`, { version: 1, answers: { usefulness: 9 } });
  assert.equal(bad.status(), 400);
  const stranger = await write(first, `events/${elsewhere}/answers`, answers);
  assert.equal(stranger.status(), 404, 'nobody has noted that the guest was at the other one');
  for (const guest of [first, ...others]) {
    const answered = await write(guest, `events/${eventId}/answers`, answers);
    assert.equal(answered.status(), 200, await answered.text());
  }
}

interface Readers {
  readonly centre: Visitor;
  readonly nurse: Visitor;
  readonly eventId: string;
}

/** Who runs an event with five answers sees how many there are, and what they are when the last day has passed. */
export async function readOpinions({ centre, nurse, eventId }: Readers): Promise<void> {
  const { page, origin } = centre;
  await open(centre, `/events/${eventId}`);
  await page.getByText('5 av 5 har svart.').waitFor();
  assert.equal(await page.locator('.opinion').count(), 0, 'nothing is told before the last day');
  await picture(centre, 'event-opinions-open-1280');
  await letMonthsPass(centre, 1);
  await open(centre, `/events/${eventId}`);
  await page.getByText('5 av 5 svarte.').waitFor();
  await unfoldAll(centre);
  assert.equal(await page.locator('.opinion-bars').count(), 4);
  await page.getByText('Færre enn 5 har skrevet noe.').waitFor();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await mustBeAccessible(centre, `what was thought of an event, ${width} px`);
    await picture(centre, `event-opinions-${width}`);
  }
  await open(nurse, `/events/${eventId}`);
  await nurse.page.getByText('Fristen for å svare er ute.').waitFor();
  const prying = await nurse.page.request.get(`${origin}/api/events/${eventId}/opinions`);
  assert.equal(prying.status(), 404);
}

/** Writes past the page, as whoever is logged in. */
export function write({ page, origin }: Visitor, path: string, data: object) {
  return page.request.post(`${origin}/api/${path}`, {
    headers: { origin, 'idempotency-key': crypto.randomUUID() },
    data,
  });
}
