import type { Actor } from '@smalspor/domain/access';

/** How the audit log names who acted: a signed-in person by id, the command line's operator by name. */
export function auditActor(actor: Actor): string {
  return actor.roles.includes('operator') ? `operator:${actor.name}` : `person:${actor.userId}`;
}
