import { type Actor, ROLE_TABLE, reachOf } from '../access/index.ts';

/**
 * What people are written to about: a report of their own, an invitation to their group, a place at an event, deliveries that
 * need somebody, groups and institutions that they have asked to join, what their own institution lacks. Each can be turned off by its reader.
 */
export const NOTICE_KINDS = [
  'report',
  'invitation',
  'event',
  'delivery',
  'recruitment',
  'institution-data',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

const GETS: Readonly<Record<NoticeKind, (actor: Actor) => boolean>> = {
  report: (actor) =>
    reachOf(actor, 'read-reports') !== 'none' || reachOf(actor, 'read-institution-figures') !== 'none',
  // Whoever enrols any unit is asked about none in particular.
  invitation: ({ roles }) => roles.some((role) => ROLE_TABLE['enrol-unit'][role] === 'unit'),
  event: (actor) => reachOf(actor, 'take-course') !== 'none',
  delivery: (actor) => reachOf(actor, 'follow-deliveries') === 'all',
  recruitment: (actor) =>
    reachOf(actor, 'recruit') !== 'none' || reachOf(actor, 'invite-institutions') !== 'none',
  // Whoever runs any institution answers for none in particular.
  'institution-data': ({ roles }) => roles.some((role) => ROLE_TABLE['run-institution'][role] === 'unit'),
};

/** The kinds of letters that somebody's roles bring; none for who has no way to say where to be written to. */
export function noticeKindsOf(actor: Actor): readonly NoticeKind[] {
  if (reachOf(actor, 'choose-notices') === 'none') return [];
  return NOTICE_KINDS.filter((kind) => GETS[kind](actor));
}
