import { drawTable } from '../chance/draw-table.ts';

/** Tariffs of a contact, as the register of reimbursement writes them. */
export const TARIFFS = ['2ad', '2ae', '11ad', '1bd', '1be', '2ak'] as const;

export const CONSULTATION = TARIFFS.indexOf('2ad');
/** A consultation with the doctor on duty: no contact of an ordinary practice. */
export const ON_DUTY = TARIFFS.indexOf('2ak');

const SHARES = [0.7, 0.1, 0.01, 0.13, 0.06, 0] as const;

/** Positions in `TARIFFS` to draw from. */
export function tariffTable(): Uint8Array {
  return Uint8Array.from(drawTable(SHARES, 1024));
}
