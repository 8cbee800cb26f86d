import { readDemoClock } from './demo-clock.ts';
import { readDemoInbox } from './demo-inbox.ts';

/** What the contract’s operations about demonstration do. */
export const operations = {
  readDemoClock,
  readDemoInbox,
};
