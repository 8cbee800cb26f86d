import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadContent } from '@smalspor/content/loading';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadCountyMap } from './load-county-map.ts';

const { geography } = loadContent();
let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'smalspor-map-'));
});
afterAll(() => rm(home, { recursive: true }));

const ring = [
  [5, 60],
  [7, 60],
  [6, 62],
  [5, 60],
];
const file = (...codes: readonly string[]) => {
  const features = codes.map((fylkesnummer) => ({
    type: 'Feature',
    properties: { fylkesnummer },
    geometry: { type: 'Polygon', coordinates: [ring] },
  }));
  return writeFile(join(home, 'counties.geojson'), JSON.stringify({ type: 'FeatureCollection', features }));
};
const load = (counties: string | null = 'counties.geojson') =>
  loadCountyMap({ counties, property: 'fylkesnummer' }, home, geography);

it('is no map where the site has none, and else the areas of its file', async () => {
  expect(await load(null)).toBeNull();
  await file('46', '03');
  expect((await load())?.areas.map(({ id }) => id)).toEqual(['46', '03']);
});

it('is refused at start with what to do', async () => {
  const refused = (detail: RegExp) => ({
    code: 'configuration-invalid',
    detail: expect.stringMatching(detail),
  });
  await expect(load('nowhere.geojson')).rejects.toMatchObject(refused(/cannot be read: put the file there/));
  await file('30', '99');
  await expect(load()).rejects.toMatchObject(
    refused(/- feature 1: 30 was a county until 2023-12: take .*\n- feature 2: 99 is no county/),
  );
  await truncate(join(home, 'counties.geojson'), 20_000_001);
  await expect(load()).rejects.toMatchObject(refused(/larger than 20 MB: simplify/));
});
