import { listSignals } from './list-signals.ts';
import { readSignal } from './read-signal.ts';
import { stopDigest } from './stop-digest.ts';

/** What the contract’s operations about signals do. */
export const operations = { listSignals, readSignal, stopDigest };
