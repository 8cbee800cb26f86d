import { verifyAuditChain } from '@smalspor/database/audit';
import { listReleases } from '@smalspor/database/releases';
import { verifyRelease } from '@smalspor/warehouse/release';
import type { House } from '../house/house.ts';
import type { WorkTools } from '../tasks/work-tools.ts';

export interface HomeVerdict {
  readonly files: number;
  readonly auditRows: number;
  /** The hash of the audit log's last line: note it elsewhere, and a log that was cut later cannot hide it. */
  readonly auditHead: string | null;
  readonly problems: readonly string[];
}

/** Re-checks every checksum of every published release and its lake files, and the chain of the audit log. */
export async function verifyHome(
  house: House,
  { onProgress, signal }: Pick<WorkTools, 'onProgress' | 'signal'>,
): Promise<HomeVerdict> {
  const problems: string[] = [];
  let files = 0;
  for (const release of await listReleases(house.db)) {
    if (release.state !== 'published' || release.manifestSha256 === null) continue;
    signal.throwIfAborted();
    const verdict = await verifyRelease(house.home, release.id, release.manifestSha256, (done, total) =>
      onProgress({ step: 'verify', phase: `Checking release ${release.id}`, done, total }),
    );
    files += verdict.files;
    problems.push(...verdict.problems);
  }
  onProgress({ step: 'verify', phase: 'Checking the audit log' });
  const audit = await verifyAuditChain(house.db);
  if (!audit.whole) problems.push(`The audit log is broken at line ${audit.brokenAt} (${audit.reason}).`);
  return {
    files,
    auditRows: audit.whole ? audit.rows : audit.brokenAt - 1,
    auditHead: audit.whole ? audit.head : null,
    problems,
  };
}
