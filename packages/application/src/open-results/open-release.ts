import { findCurrentRelease, findRelease, type StoredRelease } from '@smalspor/database/releases';
import { Refusal } from '@smalspor/domain/refusal';
import type { ReleaseReader } from '@smalspor/warehouse/read';
import type { House } from '../house/house.ts';

/** What is read of a release for everyone: told figures alone, and what they are made of. */
export type OpenReader = Pick<
  ReleaseReader,
  'manifest' | 'areaFigures' | 'publishedUnits' | 'institutions' | 'cohorts'
>;

/** A release that everyone may read. */
export interface OpenRelease {
  readonly id: string;
  readonly synthetic: boolean;
  readonly publishedAt: string;
  readonly reader: OpenReader;
}

/** Whether the configuration opens a release to everyone. */
export function isOpenToAll(
  { configuration }: Pick<House, 'configuration'>,
  { synthetic }: Pick<StoredRelease, 'synthetic'>,
): boolean {
  const { show } = configuration.openResults;
  return show === 'all' || (show === 'synthetic' && synthetic);
}

/**
 * The release that is told now.
 * @param asked the release that the reader wants to keep to; any when it is left out
 * @throws Refusal `release-missing` when none is open, `not-found` for one that never was, `release-gone` for an earlier or withdrawn one
 */
export async function openReleaseForAll(house: House, asked?: string): Promise<OpenRelease> {
  const served = await findCurrentRelease(house.db);
  if (asked !== undefined && asked !== served?.id)
    await refuseOtherRelease(house, asked, (other) => isOpenToAll(house, other));
  const reader = await house.shelf.current();
  // What is served may have changed between the two questions: the reader's own name is what counts.
  if (served === null || reader === null || reader.manifest.id !== served.id || !isOpenToAll(house, served)) {
    throw new Refusal('release-missing', 'No results are open to everyone here.');
  }
  return { id: served.id, synthetic: served.synthetic, publishedAt: served.publishedAt ?? '', reader };
}

/**
 * Refuses to keep to a release that is not served.
 * @param wasTold whether the asker could read it while it was
 * @throws Refusal `release-gone` for an earlier or withdrawn one, `not-found` for one that never was
 */
export async function refuseOtherRelease(
  house: Pick<House, 'db'>,
  asked: string,
  wasTold: (release: StoredRelease) => boolean,
): Promise<never> {
  const other = await findRelease(house.db, asked);
  if (other?.publishedAt && wasTold(other)) {
    throw new Refusal(
      'release-gone',
      other.state === 'withdrawn'
        ? 'This release was withdrawn and is told no longer. Ask without release for the current one.'
        : 'A newer release has taken its place. Ask without release for the current one.',
      { facts: { state: other.state === 'withdrawn' ? 'withdrawn' : 'superseded' } },
    );
  }
  throw new Refusal('not-found', 'There is no such release.');
}
