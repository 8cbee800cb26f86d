import type { RoundStatus } from '@smalspor/domain/programmes';

const COLORS: Readonly<Record<RoundStatus, 'neutral' | 'info' | 'success' | 'warning'>> = {
  new: 'neutral',
  invited: 'warning',
  enrolled: 'info',
  active: 'info',
  finished: 'success',
  withdrawn: 'neutral',
  lapsed: 'neutral',
};

/** The colour that a round's status is marked with; the word stands beside it. */
export function statusColor(status: RoundStatus): (typeof COLORS)[RoundStatus] {
  return COLORS[status];
}
