import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../testing/index.ts';
import { connectDatabase } from './open-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

async function value(expression: string): Promise<unknown> {
  const { rows } = await sql.raw<{ value: unknown }>(`select ${expression} as value`).execute(database.db);
  return rows[0]?.value;
}

describe('values', () => {
  it.each([
    ['9007199254740991::bigint', 9_007_199_254_740_991],
    ["date '0001-01-01'", '0001-01-01'],
    ["date '2024-02-29'", '2024-02-29'],
    ["timestamptz '2026-03-29 03:30:00+02'", '2026-03-29T01:30:00.000Z'],
    ['0.1::numeric', 0.1],
    ['null::bigint', null],
    ['\'{"a":[1]}\'::jsonb', { a: [1] }],
    ["'\\x00ff'::bytea", Buffer.from([0, 255])],
  ])('%s arrives in one form', async (expression, expected) => {
    expect(await value(expression)).toEqual(expected);
  });

  it('beyond the safe integers are refused rather than rounded', async () => {
    await expect(value('9007199254740992::bigint')).rejects.toThrow(/beyond 2\^53|unknown/);
  });
});

describe('errors', () => {
  const SECRET = '01010112345';
  const failures: readonly [string, () => Promise<unknown>][] = [
    [
      'a unique key',
      async () => {
        await database.db.insertInto('prescriber_keys').values({ hpr: '990000001' }).execute();
        await database.db.insertInto('prescriber_keys').values({ hpr: '990000001' }).execute();
      },
    ],
    ['a check', () => database.db.insertInto('prescriber_keys').values({ hpr: SECRET }).execute()],
    ['a cast', () => sql`select ${SECRET}::date`.execute(database.db)],
    ['a number', () => sql`select ${`x${SECRET}`}::integer`.execute(database.db)],
    [
      'a raised message',
      () => sql.raw(`do $$ begin raise exception 'about ${SECRET}'; end $$`).execute(database.db),
    ],
  ];

  it.each(failures)('from %s carry no value in any property', async (_, fail) => {
    const error: unknown = await fail().then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(Error);
    const everything = JSON.stringify([
      String(error),
      (error as Error).stack,
      Object.getOwnPropertyNames(error).map((name) => Reflect.get(error as object, name)),
    ]);
    expect(everything).not.toContain(SECRET);
    expect(everything).not.toContain('990000001');
    expect(everything).toContain('Database error');
  });

  it('from a server that is not there name the driver’s code', async () => {
    const db = connectDatabase('postgresql://x:secret@127.0.0.1:1/x');
    await expect(sql`select 1`.execute(db)).rejects.toMatchObject({
      sqlState: 'ECONNREFUSED',
      message: expect.not.stringContaining('secret'),
    });
    await db.destroy();
  });
});
