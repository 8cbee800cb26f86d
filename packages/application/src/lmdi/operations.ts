import { readCapabilities } from './read-capabilities.ts';
import { receiveBundle, validateBundle } from './receive-bundle.ts';

/** What the contract’s operations about lmdi do. */
export const operations = {
  receiveBundle,
  validateBundle,
  readCapabilities,
};
