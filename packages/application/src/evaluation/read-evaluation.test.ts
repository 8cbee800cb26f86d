import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { House } from '../house/house.ts';
import { createTestHome, type TestHome, testHome } from '../testing/index.ts';
import { readEvaluation } from './read-evaluation.ts';
import { printEvaluation } from './read-evaluation-pdf.ts';
import { TRUTH_FILE } from './read-truth.ts';

let home: TestHome;
let house: House;
beforeAll(async () => {
  home = await createTestHome('published');
  house = await home.open();
});
afterAll(() => home.remove());

it('says of a town whose doctors all began before its figures do that nothing can be compared', async () => {
  const found = await readEvaluation(house, 'rak');
  expect(found.participants).toBeGreaterThan(4);
  expect(found.measures.map(({ indicator }) => indicator)).toEqual(
    expect.arrayContaining(['prescriptions-per-1000', 'penicillin-v-share']),
  );
  for (const measure of found.measures) {
    expect(measure).toMatchObject({ described: null, controlled: null });
    expect(measure.noControl).toMatch(/without the programme/);
  }
  expect(found.estimates).toEqual([]);
});

it('knows the truth only where it lies in the home', async () => {
  expect((await readEvaluation(house, 'rak')).truthMissing).toBe('no-file');
  await writeFile(join(house.home.root, TRUTH_FILE), '{}');
  expect((await readEvaluation(house, 'rak')).truthMissing).toBeNull();
});

it('is printed as the pages that can be shown, and refused where there is nothing to print', async () => {
  const pdf = await printEvaluation(house, 'rak', 'nb');
  expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe('%PDF-');
  await expect(printEvaluation(house, 'rask', 'nb')).rejects.toMatchObject({ code: 'release-refused' });
});

it('refuses what is no programme, and a release that does not say who took part', async () => {
  await expect(readEvaluation(house, 'unknown')).rejects.toMatchObject({ code: 'not-found' });
  await expect(readEvaluation(house, 'rask')).rejects.toMatchObject({ code: 'release-refused' });
  const empty = await (await testHome('empty')).open();
  await expect(readEvaluation(empty, 'rak')).rejects.toMatchObject({ code: 'release-missing' });
});
