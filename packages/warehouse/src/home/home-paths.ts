import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Where everything that the product writes lies. The directory belongs on an encrypted volume: spill files are plain. */
export interface HomePaths {
  readonly root: string;
  readonly lake: string;
  /** Deliveries that are being written; nothing reads from here and every start empties it. */
  readonly staging: string;
  readonly quarantine: string;
  readonly releases: string;
  readonly reports: string;
  /** Spill files and other things that no one misses. */
  readonly temporary: string;
}

export function homePaths(root: string): HomePaths {
  return {
    root,
    lake: join(root, 'lake'),
    staging: join(root, 'lake', '.staging'),
    quarantine: join(root, 'quarantine'),
    releases: join(root, 'releases'),
    reports: join(root, 'reports'),
    temporary: join(root, 'tmp'),
  };
}

/** Makes the directories that are missing, closed to other users of the machine. */
export async function createHome(home: HomePaths): Promise<void> {
  for (const directory of [home.staging, home.quarantine, home.releases, home.reports, home.temporary]) {
    await mkdir(directory, { recursive: true, mode: 0o700 });
  }
}
