import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadContent } from '@smalspor/content/loading';
import { addMonths, parseMonth } from '@smalspor/domain/time';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withDuckDb } from '../duckdb/index.ts';
import type { PlainList, PlainRegister } from '../oracle/index.ts';
import { plainList, plainRegister } from '../oracle/testing/plain-rows.ts';
import { writePlainLake } from '../oracle/testing/write-plain-lake.ts';
import { createHomes } from './homes.ts';
import { openLake } from './lake-files.ts';
import { createSpine } from './spine.ts';

const { geography } = loadContent();
const FROM = parseMonth('2019-11');
const TO = parseMonth('2020-02');
let directory = '';

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'smalspor-spine-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

const list = (municipality: string, patients: number, more: Partial<PlainList> = {}): readonly PlainList[] =>
  plainList('2019-11', '2020-02', { municipality, patients, ...more });

async function spineOf(rows: Partial<PlainRegister>): Promise<readonly (readonly unknown[])[]> {
  return withDuckDb({ spillDirectory: directory }, async (connection) => {
    const lake = join(directory, String(Math.random()));
    const register = plainRegister('2019-11', '2020-02', rows);
    const files = await writePlainLake(connection, lake, register, []);
    // A view over no files at all is not what is looked at here.
    await openLake(connection, { ...files, dispensings: files.gpLists });
    await createHomes(connection, geography);
    await createSpine(connection, { from: FROM, to: TO });
    const reader = await connection.runAndReadAll(
      `SELECT prescriber, month - ${FROM}, lists, patients, municipality, county, county_now, group_id, declared, days
       FROM spine ORDER BY ALL`,
    );
    return reader.getRowsJS();
  });
}

describe('createSpine', () => {
  it('joins lists, groups and declared lengths; home is where the largest list lies', async () => {
    const rows = await spineOf({
      lists: [
        ...list('0301', 600, { listId: 'A' }),
        ...list('5001', 800, { listId: 'B' }),
        // An unfilled list has no doctor to be at home.
        ...list('0301', 900, { listId: 'C', prescriber: null }),
      ],
      memberships: [{ prescriber: 1, group: 7, from: parseMonth('2020-01'), to: null }],
      declaredLists: [
        { prescriber: 1, patients: 500, from: FROM, to: parseMonth('2019-12') },
        { prescriber: 1, patients: 400, from: FROM, to: FROM },
      ],
    });
    expect(rows).toEqual([
      [1, 0, 2, 1400, 5001, 50, 50, null, 900, 30],
      [1, 1, 2, 1400, 5001, 50, 50, null, 500, 31],
      [1, 2, 2, 1400, 5001, 50, 50, 7, null, 31],
      [1, 3, 2, 1400, 5001, 50, 50, 7, null, 29],
    ]);
  });

  it('lets what was declared in this house hold from its month on, and no longer than to the next', async () => {
    const rows = await spineOf({
      lists: list('0301', 600),
      declaredLists: [{ prescriber: 1, patients: 500, from: FROM, to: null }],
      ownDeclarations: [
        { prescriber: 1, patients: 100, from: parseMonth('2019-12') },
        { prescriber: 1, patients: 90, from: parseMonth('2020-02') },
      ],
    });
    expect(rows.map((row) => row[8])).toEqual([500, 100, 100, 90]);
  });

  it('takes the lowest list id among lists of the same size', async () => {
    const rows = await spineOf({
      lists: [...list('5001', 700, { listId: 'B' }), ...list('0301', 700, { listId: 'A' })],
    });
    expect(new Set(rows.map((row) => row[4]))).toEqual(new Set([301]));
  });
});

describe('the contract of the spine', () => {
  const oslo = list('0301', 1000);

  it('refuses months without lists, and names them', async () => {
    const gap = oslo.filter(({ month }) => month !== parseMonth('2019-12'));
    await expect(spineOf({ lists: gap })).rejects.toThrow('no GP lists for 2019-12');
  });

  it('refuses a list that stands twice', async () => {
    await expect(spineOf({ lists: [...oslo, ...oslo.slice(0, 2)] })).rejects.toThrow(
      '2 lists stand more than once',
    );
  });

  it('refuses prescriber-months without a home, with their number and the codes', async () => {
    // 1601 was Trondheim until 2018; its code is not valid in any of the four months.
    const moved = list('1601', 900, { prescriber: 2, listId: 'B' });
    await expect(spineOf({ lists: [...oslo, ...moved] })).rejects.toThrow('4 prescriber-months have no home');
    await expect(spineOf({ lists: [...oslo, ...moved] })).rejects.toThrow('1601');
  });

  it('refuses overlapping groups, but not a leader who is also a member of the same group', async () => {
    const member = { prescriber: 1, group: 1, from: FROM, to: addMonths(FROM, 1) };
    await expect(spineOf({ lists: oslo, memberships: [member, member] })).resolves.toHaveLength(4);
    const other = { prescriber: 1, group: 2, from: addMonths(FROM, 1), to: null };
    await expect(spineOf({ lists: oslo, memberships: [member, other] })).rejects.toThrow(
      '1 prescriber-months belong to more than one CME group',
    );
  });
});
