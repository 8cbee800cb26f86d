import { readDemoClock, setDemoClock } from '@smalspor/database/demo-clock';
import type { Db } from '@smalspor/database/schema';

/** What the house takes for the present. Only a home with invented data can show another time than the real one. */
export interface HouseClock {
  /** Instants in UTC, ISO 8601. */
  readonly now: () => string;
  /** For what lives by real time whatever the demonstration shows, such as a browser's session. */
  readonly reallyNow: () => string;
  /** Sets the clock of a demonstration, for good; the caller has made sure that all data are invented. */
  readonly set: (instant: string) => Promise<void>;
}

export async function openHouseClock(db: Db): Promise<HouseClock> {
  let aheadSeconds = await readDemoClock(db);
  return {
    now: () => new Date(Date.now() + aheadSeconds * 1000).toISOString(),
    reallyNow: () => new Date().toISOString(),
    set: async (instant) => {
      const ahead = Math.round((Date.parse(instant) - Date.now()) / 1000);
      await setDemoClock(db, ahead);
      aheadSeconds = ahead;
    },
  };
}
