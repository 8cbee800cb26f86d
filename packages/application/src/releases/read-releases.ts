import type { OutputOf } from '@smalspor/contract/operations';
import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import {
  findCurrentRelease,
  findRelease,
  listReleases as listStored,
  type StoredRelease,
} from '@smalspor/database/releases';
import { countReportsByRelease } from '@smalspor/database/reports';
import { systemScope } from '@smalspor/domain/access';
import { Refusal } from '@smalspor/domain/refusal';
import { formatMonth } from '@smalspor/domain/time';
import { type ReleaseManifest, readManifest } from '@smalspor/warehouse/release';
import type { House } from '../house/house.ts';
import { coverageOf } from './coverage.ts';

type Summary = OutputOf<'listReleases'>['releases'][number];

function stateOf(release: StoredRelease, servedId: string | null): Summary['state'] {
  if (release.state === 'withdrawn') return 'withdrawn';
  return release.id === servedId ? 'published' : 'superseded';
}

function describe(
  release: StoredRelease,
  manifest: ReleaseManifest,
  servedId: string | null,
  reports: number,
): Summary {
  return {
    id: release.id,
    state: stateOf(release, servedId),
    publishedAt: release.publishedAt ?? release.startedAt,
    from: formatMonth(manifest.from),
    to: formatMonth(manifest.to),
    contentVersion: manifest.contentVersion.slice(0, 12),
    geography: formatMonth(manifest.to),
    synthetic: manifest.synthetic,
    prescribers: manifest.prescribers,
    reportsIssued: reports,
  };
}

export const listReleases: UnboundUseCase<House, 'listReleases'> = async (house) => {
  const served = (await findCurrentRelease(house.db))?.id ?? null;
  const reports = await countReportsByRelease(house.db, systemScope('issue-reports'));
  const finished = (await listStored(house.db)).filter(({ publishedAt }) => publishedAt !== null);
  return {
    releases: await Promise.all(
      finished.map(async (release) =>
        describe(release, await readManifest(house.home, release.id), served, reports.get(release.id) ?? 0),
      ),
    ),
  };
};

/** What a release is made of, what it covers and what it hides. */
export const readRelease: UnboundUseCase<House, 'readRelease'> = async (house, _actor, input) => {
  const release = await findRelease(house.db, input.releaseId);
  if (release === null || release.publishedAt === null)
    throw new Refusal('not-found', 'There is no such release.');
  const manifest = await readManifest(house.home, release.id);
  const served = (await findCurrentRelease(house.db))?.id ?? null;
  const reports = await countReportsByRelease(house.db, systemScope('issue-reports'));
  return {
    ...describe(release, manifest, served, reports.get(release.id) ?? 0),
    batches: manifest.batches.map(({ id, format, rows }) => ({ id, format, rows })),
    coverage: coverageOf(manifest, house.content.messages),
    disclosure: manifest.disclosure.map(({ level, published, hidden }) => ({ level, published, hidden })),
    files: {
      count: manifest.files.length,
      bytes: manifest.files.reduce((sum, { bytes }) => sum + bytes, 0),
      verifiedAt: null,
    },
  };
};
