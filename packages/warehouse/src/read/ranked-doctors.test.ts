import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadContent } from '@smalspor/content/loading';
import { DEFAULT_DISCLOSURE } from '@smalspor/domain/disclosure';
import { figureOfCell, measureOf, tellDoctors, variationOf } from '@smalspor/domain/explore';
import type { Cell, IndicatorDefinition } from '@smalspor/domain/indicators';
import { DEFAULT_INSTITUTION_DISCLOSURE } from '@smalspor/domain/institution-disclosure';
import { toMonth } from '@smalspor/domain/time';
import { expect, it } from 'vitest';
import { buildRelease } from '../release/build-release.ts';
import { MANIFEST_FILE, releaseDirectory } from '../release/manifest.ts';
import { makeSmallHome } from '../release/testing/small-home.ts';
import { openRelease } from './open-release.ts';
import { rankDoctors } from './ranked-doctors.ts';

const END = toMonth(2020, 3);
const content = loadContent();
const share = content.indicators.find(({ id }) => id === 'penicillin-v-share') as IndicatorDefinition;
const volume = content.indicators.find(({ id }) => id === 'prescriptions-per-1000') as IndicatorDefinition;

function cellOf(unit: number, numerator: number, denominator: number): Cell {
  return {
    indicator: share.id,
    level: 'gp',
    unit,
    period: { kind: 'rolling12', end: END },
    numerator,
    denominator,
    sumOfSquares: null,
    sumForSquares: null,
    expected: null,
    prescribers: 1,
    patients: null,
    noValue: null,
  };
}

it('marks the bar that a doctor is in, for each doctor alone, and no bar for who is none of them', () => {
  const cells = Array.from({ length: 64 }, (_, index) =>
    cellOf(1000 + 3 * index, 20 + ((index * 29) % 60), 90 + index),
  );
  const ranked = rankDoctors(share, cells);
  const figures = cells.map((cell) => figureOfCell(share, cell));
  const variation = variationOf(measureOf(share), figures);
  if (ranked === null || variation === null) throw new Error('There are enough doctors to rank');
  expect(ranked(null).population).toBe(64);
  for (const [index, { unit }] of cells.entries())
    expect(ranked(unit)).toEqual(tellDoctors(variation, index));
  for (const nobody of [null, 1001]) expect(ranked(nobody).bins.filter(({ own }) => own)).toEqual([]);
  expect(rankDoctors(share, [])).toBeNull();
});

it('reads the years of everyone with a list from a file of their own, the same as among all own cells', async () => {
  const root = await mkdtemp(join(tmpdir(), 'smalspor-years-'));
  try {
    const { home, batches } = await makeSmallHome(root);
    await buildRelease({
      home,
      id: 'r',
      batches,
      declarations: [],
      content: { ...content, indicators: [volume] },
      dddIndexYear: 2026,
      disclosure: DEFAULT_DISCLOSURE,
      institutions: { occupancy: null, disclosure: DEFAULT_INSTITUTION_DISCLOSURE, told: [] },
      memoryLimit: '512MB',
      threads: 1,
      now: () => '2020-04-01T00:00:00Z',
    });
    const read = async () => {
      const reader = await openRelease(home, 'r', { memoryLimit: '256MB', minGroupMembers: 4 });
      const [peers, ranked] = [await reader.peers(volume, END), await reader.rankedDoctors(volume, END)];
      reader.close();
      return JSON.stringify([peers.bins, peers.quartiles, peers.benchmark, ranked?.(null)]);
    };
    const now = await read();
    expect(JSON.parse(now)[3].population).toBe(12);
    const path = join(releaseDirectory(home, 'r'), MANIFEST_FILE);
    const manifest = JSON.parse(await readFile(path, 'utf8'));
    const isOlder = ({ path: name }: { path: string }) => name !== 'cube/listed-years.parquet';
    const older = { ...manifest, files: manifest.files.filter(isOlder) };
    expect(older.files.length).toBe(manifest.files.length - 1);
    await writeFile(path, JSON.stringify(older));
    expect(await read()).toBe(now);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
});
