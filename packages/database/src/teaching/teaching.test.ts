import { systemScope } from '@smalspor/domain/access';
import { unstatedAttendance } from '@smalspor/domain/teaching';
import type { PlainDate } from '@smalspor/domain/time';
import { expect, it } from 'vitest';
import { recordSignIn } from '../people/index.ts';
import { AT } from '../testing/examples.ts';
import { withTestDatabase } from '../testing/index.ts';
import { deleteOldTeaching } from './delete-old-teaching.ts';
import { findTeaching, insertTeaching, listTeaching, type StoredTeaching } from './teaching-queries.ts';

const HOME = 310000019;
const OTHER = 310000027;
const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const stored: StoredTeaching = {
  id: id(1),
  version: 1,
  day: '2026-03-09' as PlainDate,
  minutes: 45,
  teacher: 'Tilsynslegen',
  attendance: unstatedAttendance(7),
  material: ['rask-3-diagnostics'],
  ownMaterial: '',
  agreed: 'Sjekkliste',
  cameBy: 'noted',
  isWithdrawn: false,
  writtenBy: id(99),
  writtenAt: AT,
};

it('keeps every version, the newest first, for one institution alone', async () => {
  await withTestDatabase(async ({ db }) => {
    const who = { issuer: 'i', subject: 'a', name: 'Anne', hpr: null, pidPseudonym: null, at: AT };
    const anne = await recordSignIn(db, who);
    expect(await insertTeaching(db, HOME, { ...stored, writtenBy: anne.id })).toBe(true);
    expect(await insertTeaching(db, HOME, stored)).toBe(false);
    const later = { ...stored, version: 2, day: '2026-02-01' as PlainDate, minutes: 60 };
    expect(await insertTeaching(db, HOME, later)).toBe(true);
    await insertTeaching(db, HOME, { ...stored, id: id(2), day: '2026-02-20' as PlainDate });
    const all = await listTeaching(db, HOME);
    expect(all.map((each) => [each.id, each.version, each.writer])).toEqual([
      [id(2), 1, null],
      [id(1), 2, null],
      [id(1), 1, 'Anne'],
    ]);
    expect(await findTeaching(db, HOME, id(1))).toEqual(later);
    expect(await findTeaching(db, OTHER, id(1))).toBeNull();
    expect(await listTeaching(db, OTHER)).toEqual([]);
  });
});

it('deletes what was held before a day in every version, by the day of the latest', async () => {
  await withTestDatabase(async ({ db }) => {
    const write = (number: number, version: number, day: string) =>
      insertTeaching(db, HOME, { ...stored, id: id(number), version, day: day as PlainDate });
    await write(1, 1, '2021-01-31');
    await write(1, 2, '2021-02-01');
    await write(2, 1, '2021-02-01');
    await write(2, 2, '2021-01-31');
    const scope = systemScope('apply-retention');
    expect(await deleteOldTeaching(db, scope, '2021-01-31' as PlainDate)).toEqual([]);
    expect(await deleteOldTeaching(db, scope, '2021-02-01' as PlainDate)).toEqual([id(2)]);
    expect((await listTeaching(db, HOME)).map((each) => [each.id, each.version])).toEqual([
      [id(1), 2],
      [id(1), 1],
    ]);
  });
});
