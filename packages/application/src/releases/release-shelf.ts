import { findCurrentRelease } from '@smalspor/database/releases';
import type { Db } from '@smalspor/database/schema';
import type { HomePaths } from '@smalspor/warehouse/home';
import { type OpenReleaseOptions, openRelease, type ReleaseReader } from '@smalspor/warehouse/read';

/** The served release, opened once and kept until another is published. */
export interface ReleaseShelf {
  /** The release that readers get now, or `null` before the first. */
  current(): Promise<ReleaseReader | null>;
  close(): Promise<void>;
}

/** Long enough for a reader that has just been handed out to finish what it is reading. */
const GRACE_MS = 60_000;

export function createReleaseShelf(home: HomePaths, db: Db, options: OpenReleaseOptions): ReleaseShelf {
  let held: { readonly id: string; readonly reader: Promise<ReleaseReader> } | null = null;
  const retiring = new Set<ReleaseReader>();

  const close = (reader: ReleaseReader): void => {
    if (retiring.delete(reader)) reader.close();
  };
  const retire = async (pending: Promise<ReleaseReader>): Promise<void> => {
    const reader = await pending.catch(() => null);
    if (reader === null) return;
    retiring.add(reader);
    setTimeout(() => close(reader), GRACE_MS).unref();
  };

  return {
    current: async () => {
      const release = await findCurrentRelease(db);
      if (held !== null && held.id !== release?.id) {
        void retire(held.reader);
        held = null;
      }
      if (release === null) return null;
      held ??= { id: release.id, reader: openRelease(home, release.id, options) };
      const { reader } = held;
      reader.catch(() => {
        // The next reader tries anew: the file may have been restored meanwhile.
        if (held?.reader === reader) held = null;
      });
      return reader;
    },
    close: async () => {
      if (held !== null) await retire(held.reader);
      held = null;
      for (const reader of [...retiring]) close(reader);
    },
  };
}
