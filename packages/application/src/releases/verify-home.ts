import { verifyAuditChain } from '@smalspor/database/audit';
import { listBatches } from '@smalspor/database/batches';
import { listReleases } from '@smalspor/database/releases';
import { listDamagedReports, listReportDocuments } from '@smalspor/database/reports';
import { systemScope } from '@smalspor/domain/access';
import { checkNotedFile, type NotedFile } from '@smalspor/warehouse/lake';
import { readNotedFiles } from '@smalspor/warehouse/release';
import type { House } from '../house/house.ts';
import type { WorkTools } from '../tasks/work-tools.ts';

export interface HomeVerdict {
  readonly files: number;
  readonly auditRows: number;
  /** The hash of the audit log's last line: note it elsewhere, and a log that was cut later cannot hide it. */
  readonly auditHead: string | null;
  readonly problems: readonly string[];
}

/** Every file whose checksum the database knows: lake, releases that can be served, and archived reports. */
async function listNotedFiles(house: House, problems: string[]): Promise<readonly NotedFile[]> {
  const batches = (await listBatches(house.db)).filter(({ state }) => state !== 'deleted');
  const files: NotedFile[] = batches.flatMap((batch) => batch.files);
  for (const release of await listReleases(house.db)) {
    if (release.state !== 'published' || release.manifestSha256 === null) continue;
    const noted = await readNotedFiles(house.home, release.id, release.manifestSha256);
    if (noted.problem !== null) problems.push(noted.problem);
    files.push(...noted.files);
  }
  files.push(...(await listReportDocuments(house.db, systemScope('verify-home'))));
  return files;
}

/** Re-checks every checksum of lake, releases and issued reports, and the chain of the audit log. */
export async function verifyHome(
  house: House,
  { onProgress, signal }: Pick<WorkTools, 'onProgress' | 'signal'>,
): Promise<HomeVerdict> {
  const problems: string[] = [];
  const files = await listNotedFiles(house, problems);
  for (const [index, file] of files.entries()) {
    signal.throwIfAborted();
    onProgress({ step: 'verify', phase: 'Checking files', done: index, total: files.length });
    const problem = await checkNotedFile(house.home, file);
    if (problem !== null) problems.push(problem);
  }
  onProgress({ step: 'verify', phase: 'Checking reports and the audit log' });
  for (const id of await listDamagedReports(house.db)) problems.push(`Report ${id} is not what was issued.`);
  const audit = await verifyAuditChain(house.db);
  if (!audit.whole) problems.push(`The audit log is broken at line ${audit.brokenAt} (${audit.reason}).`);
  return {
    files: files.length,
    auditRows: audit.whole ? audit.rows : audit.brokenAt - 1,
    auditHead: audit.whole ? audit.head : null,
    problems,
  };
}
