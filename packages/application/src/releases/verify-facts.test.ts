import { listBatches } from '@smalspor/database/batches';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { House } from '../house/house.ts';
import { createTestHome, quietTools, type TestHome, testHome } from '../testing/index.ts';
import { verifyFacts } from './verify-facts.ts';

let home: TestHome;
let house: House;
beforeAll(async () => {
  home = await createTestHome('published');
  house = await home.open();
});
afterAll(() => home.remove());

it('is refused before the first release', async () => {
  const empty = await (await testHome('empty')).open();
  await expect(verifyFacts(empty, quietTools())).rejects.toMatchObject({ code: 'release-missing' });
});

it('counts the told figures again from the files as they lie in the lake, and they are the same', async () => {
  const verdict = await verifyFacts(house, quietTools());
  expect(verdict.differing).toEqual([]);
  const told = await Promise.all(
    house.content.indicators.map(async ({ id }) => {
      const figures = (await (await house.shelf.current())?.areaFigures(id)) ?? [];
      return figures.filter(({ level, cell }) => level === 'nation' && cell !== null).length;
    }),
  );
  const known = new Set(verdict.uncounted.map(({ indicator }) => indicator));
  const counted = told.filter((_, index) => !known.has(house.content.indicators[index]?.id ?? ''));
  expect(verdict.figures).toBe(counted.reduce((sum, figures) => sum + figures, 0));
});

it('says that nothing can be counted when a delivery is no longer whole', async () => {
  const [some] = await listBatches(house.db, { format: 'dispensings' });
  await house.db
    .updateTable('batches')
    .set({ rows: (some?.rows ?? 0) - 1 })
    .where('id', '=', some?.id ?? '')
    .execute();
  await expect(verifyFacts(house, quietTools())).rejects.toMatchObject({ code: 'release-refused' });
});
