import { findCurrentRelease, findRelease } from '@smalspor/database/releases';
import type { Db } from '@smalspor/database/schema';
import type { HomePaths } from '@smalspor/warehouse/home';
import { type OpenReleaseOptions, openRelease, type ReleaseReader } from '@smalspor/warehouse/read';

/** The served release, opened once and kept until another is published; and the earlier one that was asked for last. */
export interface ReleaseShelf {
  /** The release that readers get now, or `null` before the first. */
  current(): Promise<ReleaseReader | null>;
  /** A published release by its id, the served one or an earlier; `null` when it was withdrawn or never was. */
  named(id: string): Promise<ReleaseReader | null>;
  close(): Promise<void>;
}

/** Long enough for a reader that has just been handed out to finish what it is reading. */
const GRACE_MS = 60_000;

interface Held {
  readonly id: string;
  readonly reader: Promise<ReleaseReader>;
}

export function createReleaseShelf(home: HomePaths, db: Db, options: OpenReleaseOptions): ReleaseShelf {
  let held: Held | null = null;
  let earlier: Held | null = null;
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

  const current = async (): Promise<ReleaseReader | null> => {
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
  };

  return {
    current,
    named: async (id) => {
      const served = await current();
      if (served?.manifest.id === id) return served;
      if ((await findRelease(db, id))?.state !== 'published') return null;
      if (earlier !== null && earlier.id !== id) {
        void retire(earlier.reader);
        earlier = null;
      }
      earlier ??= { id, reader: openRelease(home, id, options) };
      const { reader } = earlier;
      reader.catch(() => {
        if (earlier?.reader === reader) earlier = null;
      });
      return reader;
    },
    close: async () => {
      for (const each of [held, earlier]) if (each !== null) await retire(each.reader);
      held = null;
      earlier = null;
      for (const reader of [...retiring]) close(reader);
    },
  };
}
