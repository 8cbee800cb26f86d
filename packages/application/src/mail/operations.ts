import { confirmMailAddress } from './confirm-address.ts';
import { chooseNotices, readNotices } from './notices.ts';

/** What the contract’s operations about mail do. */
export const operations = {
  readNotices,
  chooseNotices,
  confirmMailAddress,
};
