import { type Actor, ROLE_TABLE, reachOf } from '../access/index.ts';

/**
 * What people are written to about: a report of their own, an invitation to their group, a place at an event, deliveries that
 * need somebody, groups that they have asked to join. Each can be turned off by its reader.
 */
export const NOTICE_KINDS = ['report', 'invitation', 'event', 'delivery', 'recruitment'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

const GETS: Readonly<Record<NoticeKind, (actor: Actor) => boolean>> = {
  report: (actor) => reachOf(actor, 'read-reports') !== 'none',
  // Whoever enrols any unit is asked about none in particular.
  invitation: ({ roles }) => roles.some((role) => ROLE_TABLE['enrol-unit'][role] === 'unit'),
  event: (actor) => reachOf(actor, 'take-course') !== 'none',
  delivery: (actor) => reachOf(actor, 'follow-deliveries') === 'all',
  recruitment: (actor) => reachOf(actor, 'recruit') !== 'none',
};

/** The kinds of letters that somebody's roles bring; none for who has no way to say where to be written to. */
export function noticeKindsOf(actor: Actor): readonly NoticeKind[] {
  if (reachOf(actor, 'choose-notices') === 'none') return [];
  return NOTICE_KINDS.filter((kind) => GETS[kind](actor));
}
