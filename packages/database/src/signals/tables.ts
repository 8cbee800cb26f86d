import type { DigestEvery, SignalLevel, SignalPattern, SignalSide } from '@smalspor/domain/signals';

export interface SignalsTable {
  readonly id: string;
  readonly level: SignalLevel;
  /** A doctor's HPR number; a municipality's or county's code; an institution's number and type of ward with a space between. */
  readonly unit: string;
  readonly indicator: string;
  readonly pattern: SignalPattern;
  readonly side: SignalSide;
  /** First month of what is unusual, and the newest month of the data in which it stood. */
  readonly from_month: number;
  readonly last_seen: number;
  readonly found_in: string;
  readonly found_at: string;
  /** The newest release in which it stood. */
  readonly seen_in: string;
  readonly seen_at: string;
}

/** A part of a release that has been looked through: the units of a level, or the doctors of a file. */
export interface SignalPartsTable {
  readonly release_id: string;
  readonly part: string;
  readonly level: SignalLevel;
  readonly units: number;
  /** Figures of units that could be judged. */
  readonly judged: number;
  readonly standing: number;
  readonly done_at: string;
}

export interface DigestsTable {
  readonly person_id: string;
  readonly every: DigestEvery;
  /** Signals found until then are not told. */
  readonly told_until: string;
  /** The day of the last digest. */
  readonly last_on: string | null;
}

export interface DigestStopsTable {
  readonly token_sha256: string;
  readonly person_id: string;
  readonly made_at: string;
}
