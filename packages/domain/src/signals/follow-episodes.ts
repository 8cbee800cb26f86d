import type { Month } from '../time/index.ts';
import type { FoundSignal, SignalPattern, SignalSide } from './signal.ts';

/** A signal that was told of before, as it is stored. */
export interface Episode {
  readonly id: string;
  readonly indicator: string;
  readonly pattern: SignalPattern;
  readonly side: SignalSide;
  /** The newest month of the data in which it stood. */
  readonly lastSeen: Month;
}

export interface FollowedSignal extends FoundSignal {
  readonly indicator: string;
  /** The episode that goes on; `null` for a new one, which is told. */
  readonly continues: string | null;
}

/**
 * Which of the signals that a release gives a unit are new. One that stood already, or was away for at most `quietMonths`, is the
 * same and is not told again; nor is it when a long run takes over from the point that began it, or the other way round. Only
 * when the figure goes to the other side is there something new to tell.
 *
 * @param last the last month of the release's data
 */
export function followEpisodes(
  found: readonly (FoundSignal & { readonly indicator: string })[],
  episodes: readonly Episode[],
  last: Month,
  quietMonths: number,
): readonly FollowedSignal[] {
  return found.map((signal) => {
    const same = episodes
      .filter(
        ({ indicator, side, lastSeen }) =>
          indicator === signal.indicator && side === signal.side && last - lastSeen <= quietMonths,
      )
      .toSorted((a, b) => b.lastSeen - a.lastSeen)[0];
    return { ...signal, continues: same?.id ?? null };
  });
}
