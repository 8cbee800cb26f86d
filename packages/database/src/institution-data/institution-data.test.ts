import { toMonth } from '@smalspor/domain/time';
import { expect, it } from 'vitest';
import { AT } from '../testing/examples.ts';
import { withTestDatabase } from '../testing/index.ts';
import { deleteDraft, findDraft, saveDraft } from './draft-queries.ts';
import { endMandate, insertMandate, listMandatesFor, listMandatesOf } from './mandate-queries.ts';
import { insertOddityAnswer, listOddityAnswers } from './oddity-queries.ts';
import {
  type BedDayTelling,
  insertTelling,
  lastToldAt,
  listTellings,
  listTellingsInForce,
} from './telling-queries.ts';

const HOME = 310_000_019;
const OTHER = 310_000_027;
const Q1 = toMonth(2020, 1);
const LATER = '2026-03-01T11:00:00.000Z';
const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const telling = (number: number, change: Partial<BedDayTelling> = {}): BedDayTelling => ({
  id: id(number),
  organisation: HOME,
  quarter: Q1,
  version: 1,
  lines: [{ wardType: 'long-term', from: Q1, to: Q1, bedDays: 1200, estimated: false }],
  toldAt: AT,
  toldByName: 'Kari Kontakt',
  reason: null,
  ...change,
});

it('keeps every version of what is told, and knows which holds', async () => {
  await withTestDatabase(async ({ db }) => {
    expect(await lastToldAt(db)).toBeNull();
    expect(await insertTelling(db, telling(1), 'p-1')).toBe(true);
    expect(await insertTelling(db, telling(2), 'p-2')).toBe(false);
    const corrected = telling(3, { version: 2, lines: [], reason: 'Counted twice', toldAt: LATER });
    expect(await insertTelling(db, corrected, 'p-2')).toBe(true);
    await expect(
      insertTelling(db, { ...corrected, id: id(4), version: 3, reason: null }, 'p'),
    ).rejects.toThrow();
    const elsewhere = telling(5, { organisation: OTHER });
    await insertTelling(db, elsewhere, 'p-3');
    expect(await listTellings(db, HOME)).toEqual([corrected, telling(1)]);
    expect(await listTellingsInForce(db)).toEqual([corrected, elsewhere]);
    expect(await lastToldAt(db)).toBe(LATER);
  });
});

it('never writes a draft over what a colleague has stored', async () => {
  await withTestDatabase(async ({ db }) => {
    const place = { organisation: HOME, quarter: Q1 };
    const draft = { entries: { 'long-term 2020-01': '12' }, savedAt: AT, savedByName: 'Kari' };
    expect(await saveDraft(db, place, draft, 0)).toBe(true);
    expect(await saveDraft(db, place, { ...draft, savedByName: 'Ola' }, 0)).toBe(false);
    expect(await saveDraft(db, place, { ...draft, entries: {} }, 1)).toBe(true);
    expect(await saveDraft(db, place, draft, 1)).toBe(false);
    expect(await findDraft(db, HOME, Q1)).toEqual({ ...draft, entries: {}, version: 2 });
    expect(await findDraft(db, OTHER, Q1)).toBeNull();
    await deleteDraft(db, HOME, Q1);
    expect(await findDraft(db, HOME, Q1)).toBeNull();
  });
});

it('knows who may deliver for whom, and ends only the own institution’s mandates', async () => {
  await withTestDatabase(async ({ db }) => {
    const mandate = {
      ...{ id: id(1), organisation: HOME, sender: 'apotek-a', from: Q1, to: null },
      ...{ givenAt: AT, givenByName: 'Kari' },
    };
    await insertMandate(db, mandate, 'p-1');
    await insertMandate(db, { ...mandate, id: id(2), organisation: OTHER }, 'p-2');
    await insertMandate(db, { ...mandate, id: id(3), sender: 'apotek-b' }, 'p-1');
    const end = { to: toMonth(2020, 6), at: LATER, by: 'p-1' };
    expect(await endMandate(db, OTHER, id(1), end)).toBe(false);
    expect(await endMandate(db, HOME, id(1), { ...end, to: toMonth(2019, 12) })).toBe(false);
    expect(await endMandate(db, HOME, id(1), end)).toBe(true);
    const ended = { ...mandate, to: end.to, endedAt: LATER };
    expect(await listMandatesOf(db, HOME)).toEqual([
      ended,
      { ...mandate, id: id(3), sender: 'apotek-b', endedAt: null },
    ]);
    expect((await listMandatesFor(db, 'apotek-a')).map(({ organisation, to }) => [organisation, to])).toEqual(
      [
        [HOME, end.to],
        [OTHER, null],
      ],
    );
  });
});

it('keeps what was said of oddities, the newest first', async () => {
  await withTestDatabase(async ({ db }) => {
    const answer = {
      ...{ oddity: 'jump.acute.2020-01', figures: '9.0', answer: 'asked' as const, reason: 'Asked' },
      ...{ answeredAt: AT, answeredByName: 'Kari' },
    };
    await insertOddityAnswer(db, HOME, { ...answer, id: id(1), answeredBy: 'p-1' });
    const right = { ...answer, answer: 'right' as const, answeredAt: LATER };
    await insertOddityAnswer(db, HOME, { ...right, id: id(2), answeredBy: 'p-1' });
    expect(await listOddityAnswers(db, HOME)).toEqual([right, answer]);
    expect(await listOddityAnswers(db, OTHER)).toEqual([]);
  });
});
