import type { RoundStatus } from '../programmes/index.ts';

/**
 * Where an institution stands in the programmes for institutions, the furthest of its rounds:
 * - `active` in its year, with a phase that has begun
 * - `enrolled` has said yes
 * - `finished` has taken part
 * - `listed` a delivered list says that it takes part or has taken part, and no round in this house does
 * - `invited` waits to be answered for
 * - `declined` said no, gave up or never answered
 * - `none` was never asked
 */
export const STANDINGS = ['active', 'enrolled', 'finished', 'listed', 'invited', 'declined', 'none'] as const;
export type Standing = (typeof STANDINGS)[number];

const STANDING_OF: Readonly<Record<RoundStatus, Standing>> = {
  active: 'active',
  enrolled: 'enrolled',
  finished: 'finished',
  invited: 'invited',
  withdrawn: 'declined',
  lapsed: 'declined',
  new: 'none',
};

/** @param takesPart whether it takes part by any source, this house or a delivered list */
export function standingOf(statuses: readonly RoundStatus[], takesPart = false): Standing {
  const own = new Set<Standing>(statuses.map((status) => STANDING_OF[status]));
  if (takesPart) own.add('listed');
  return STANDINGS.find((standing) => own.has(standing)) ?? 'none';
}

/** Whether an institution takes part or has taken part, as the programme counts its coverage. */
export function takesPart(standing: Standing): boolean {
  return ['active', 'enrolled', 'finished', 'listed'].includes(standing);
}
