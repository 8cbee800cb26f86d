import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listBatches } from '@smalspor/database/batches';
import { findCurrentRelease } from '@smalspor/database/releases';
import { findReport, listReports } from '@smalspor/database/reports';
import { systemScope } from '@smalspor/domain/access';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../house/house.ts';
import { archivedPdf } from '../reports/archived-pdf.ts';
import { parseModel } from '../reports/read-reports.ts';
import { createTestHome, quietTools, type TestHome } from '../testing/index.ts';
import { verifyHome } from './verify-home.ts';

const scope = systemScope('verify-home');

let home: TestHome;
let house: House;
let reportId: string;
beforeAll(async () => {
  home = await createTestHome('issued');
  house = await home.open();
  reportId = (await listReports(house.db, scope))[0]?.id ?? '';
  const report = await findReport(house.db, scope, reportId);
  if (report !== null) await archivedPdf(house, scope, parseModel(report), 'nb');
});
afterAll(() => home.remove());

async function problems(): Promise<readonly string[]> {
  return (await verifyHome(house, quietTools())).problems;
}

/** Turns one bit in the middle of a file and runs the test, then turns it back. */
async function withFlippedBit(path: string, test: () => Promise<void>): Promise<void> {
  const whole = await readFile(join(home.directory, path));
  const flipped = Buffer.from(whole);
  const middle = flipped.length >> 1;
  flipped[middle] = (flipped[middle] ?? 0) ^ 1;
  await writeFile(join(home.directory, path), flipped);
  await test();
  await writeFile(join(home.directory, path), whole);
}

describe('verifying a home', () => {
  it('finds nothing where nothing has been touched, and counts what it looked at', async () => {
    const verdict = await verifyHome(house, quietTools());
    expect(verdict.problems).toEqual([]);
    const lake = (await listBatches(house.db)).flatMap(({ files }) => files).length;
    expect(verdict.files).toBeGreaterThan(lake + 4);
    expect(verdict.auditHead).toMatch(/^[0-9a-f]{64}$/);
  });

  it('finds a flipped bit in every kind of file', async () => {
    const lake = (await listBatches(house.db)).find(({ format }) => format === 'dispensings')?.files[0]?.path;
    const release = (await findCurrentRelease(house.db))?.id;
    const cube = `releases/${release}/cube/published.parquet`;
    const manifest = `releases/${release}/manifest.json`;
    const pdf = `reports/${reportId}.nb.pdf`;
    for (const path of [lake ?? '', cube, pdf]) {
      await withFlippedBit(path, async () => {
        expect(await problems()).toEqual([`${path} is not what was written.`]);
      });
    }
    await withFlippedBit(manifest, async () => {
      expect(await problems()).toEqual([`The manifest of release ${release} is not what was published.`]);
    });
    expect(await problems()).toEqual([]);
  });

  it('finds what is missing and what has grown', async () => {
    const path =
      (await listBatches(house.db)).find(({ format }) => format === 'products')?.files[0]?.path ?? '';
    const whole = await readFile(join(home.directory, path));
    await appendFile(join(home.directory, path), ' ');
    expect(await problems()).toEqual([`${path} is not what was written.`]);
    await rm(join(home.directory, path));
    expect(await problems()).toEqual([`${path} is missing.`]);
    await writeFile(join(home.directory, path), whole);
  });

  it('finds a changed report and a changed line of the audit log', async () => {
    await sql`alter table report_models disable trigger user`.execute(house.db);
    await sql`update report_models set model = model || ' ' where id = ${reportId}`.execute(house.db);
    expect(await problems()).toEqual([`Report ${reportId} is not what was issued.`]);
    await sql`alter table audit_log disable trigger user`.execute(house.db);
    await sql`update audit_log set actor = 'operator:nobody' where sequence = 3`.execute(house.db);
    expect(await problems()).toContain('The audit log is broken at line 3 (content).');
  });
});
