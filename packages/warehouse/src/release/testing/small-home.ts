import { mkdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Batch, RegisterFormat } from '@smalspor/domain/registers';
import { parseMonth } from '@smalspor/domain/time';
import { withDuckDb } from '../../duckdb/index.ts';
import { createHome, type HomePaths, homePaths } from '../../home/index.ts';
import { sha256OfFile } from '../../lake/durable-files.ts';
import { plainLines, plainList, plainRegister } from '../../oracle/testing/plain-rows.ts';
import { writePlainLake } from '../../oracle/testing/write-plain-lake.ts';

const FROM = '2019-01';
const TO = '2020-03';
const GPS = 12;

/** Makes a home whose lake holds a dozen doctors of Oslo and fifteen months, and hands out its batches. */
export async function makeSmallHome(root: string): Promise<{ home: HomePaths; batches: readonly Batch[] }> {
  const home = homePaths(root);
  await createHome(home);
  const lake = join(home.lake, 'small');
  await mkdir(lake, { recursive: true });
  const doctors = Array.from({ length: GPS }, (_, index) => index + 1);
  const register = plainRegister(FROM, TO, {
    lists: doctors.flatMap((prescriber) =>
      plainList(FROM, TO, {
        municipality: '0301',
        patients: 900 + prescriber,
        prescriber,
        listId: `L${prescriber}`,
      }),
    ),
    lines: plainLines(
      doctors.flatMap((prescriber) =>
        Array.from({ length: 40 }, (_, index) => ({
          on: `${index % 2 === 0 ? 2019 : 2020}-0${1 + (index % 3)}-1${index % 10}`,
          patient: 100 * prescriber + (index % 30),
          product: 1 + (index % 5),
          prescriber,
        })),
      ),
    ),
    memberships: doctors.map((prescriber) => ({ prescriber, group: 1, from: parseMonth(FROM), to: null })),
  });
  const files = await withDuckDb({ spillDirectory: home.temporary }, (connection) =>
    writePlainLake(connection, lake, register, []),
  );
  const formats: readonly (readonly [RegisterFormat, readonly string[]])[] = [
    ['dispensings', files.dispensings],
    ['gp-lists', files.gpLists],
    ['cme-groups', files.cmeGroups],
    ['products', files.products],
  ];
  const batches = await Promise.all(formats.map(([format, paths]) => batchOf(home, format, paths)));
  return { home, batches };
}

async function batchOf(home: HomePaths, format: RegisterFormat, paths: readonly string[]): Promise<Batch> {
  const files = paths.map(async (path) => ({
    path: relative(home.root, path),
    sha256: await sha256OfFile(path),
    rows: (await stat(path)).size,
  }));
  return {
    id: `batch-${format}`,
    format,
    register: 'TEST',
    from: parseMonth(FROM),
    to: parseMonth(TO),
    sequence: 1,
    synthetic: true,
    sourceSha256: '',
    patientKey: null,
    rows: 1,
    rejectedRows: 0,
    importedAt: '2020-04-01T00:00:00Z',
    files: await Promise.all(files),
    quality: {},
  };
}
