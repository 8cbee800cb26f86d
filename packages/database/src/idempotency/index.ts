export { type Outcome, once, sweepIdempotencyKeys, type WriteRequest } from './once.ts';
