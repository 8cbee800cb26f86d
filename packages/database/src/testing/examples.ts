import type { Batch } from '@smalspor/domain/registers';
import { parseMonth } from '@smalspor/domain/time';
import { resolvePrescribers } from '../prescribers/prescriber-keys.ts';
import { recordReleaseStart } from '../releases/release-queries.ts';
import type { NewReport } from '../reports/report-queries.ts';
import type { Db } from '../schema/tables.ts';

export const AT = '2026-03-01T10:00:00.000Z';
export const SHA = 'a'.repeat(64);

/** A delivery of dispensings for 2019 that differs only in what the test names. */
export function exampleBatch(difference: Partial<Batch> = {}): Batch {
  const id = difference.id ?? 'b-1';
  return {
    id,
    format: 'dispensings',
    register: 'LMR',
    from: parseMonth('2019-01'),
    to: parseMonth('2019-12'),
    sequence: 1,
    synthetic: true,
    sourceSha256: Buffer.from(id.padEnd(32)).toString('hex'),
    patientKey: 'k-1',
    rows: 5_000_000_000,
    rejectedRows: 2,
    importedAt: AT,
    files: [{ path: `lake/dispensings/${id}/2019.parquet`, sha256: SHA, rows: 5_000_000_000 }],
    quality: { withoutDdd: 12, returns: 3 },
    ...difference,
  };
}

/** A frozen report; the prescriber and the release must exist. */
export function exampleReport(difference: Partial<NewReport> & { readonly prescriber: number }): NewReport {
  return {
    id: 'r-1',
    kind: 'individual',
    releaseId: 'rel-1',
    from: parseMonth('2019-01'),
    to: parseMonth('2019-12'),
    format: 'smalspor-report/1',
    synthetic: true,
    model: '{"b":1,  "a":"æøå"}',
    issuedAt: AT,
    supersedes: null,
    ...difference,
  };
}

/** Two doctors and a release for reports to stand on. @returns the doctors' keys */
export async function prepareReports(db: Db): Promise<readonly [number, number]> {
  const keys = await resolvePrescribers(db, ['990000001', '990000002']);
  await recordReleaseStart(db, {
    id: 'rel-1',
    contentVersion: 'c1',
    synthetic: true,
    batches: [],
    startedAt: AT,
  });
  return [keys.get('990000001') ?? 0, keys.get('990000002') ?? 0];
}
