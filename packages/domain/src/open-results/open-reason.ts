import type { NoValueReason } from '../indicators/index.ts';

/** Why an open result has no number. Codes are part of the interface and are never renamed. */
export const OPEN_REASONS = [
  'suppressed',
  'boundary-split',
  'below-minimum',
  'no-denominator',
  'no-list',
  'no-data',
] as const;
export type OpenReason = (typeof OPEN_REASONS)[number];

/** The reason as it is told to everyone. */
export function openReason(reason: NoValueReason): OpenReason {
  switch (reason) {
    case 'too-few-members':
      return 'suppressed';
    case 'no-declared-list':
      return 'no-list';
    case 'no-valid-interval':
      return 'no-data';
    default:
      return reason;
  }
}
