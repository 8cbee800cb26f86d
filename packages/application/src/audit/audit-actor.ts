import type { Actor } from '@smalspor/domain/access';

/** Who acts: a person, or a job that the house does by itself at its hour. */
export type Doer = Actor | `job:${string}`;

/** How the audit log names who acted: a signed-in person by id, the command line's operator, a sender and a job by name. */
export function auditActor(doer: Doer): string {
  if (typeof doer === 'string') return doer;
  if (doer.roles.includes('sender')) return `sender:${doer.name}`;
  return doer.roles.includes('operator') ? `operator:${doer.name}` : `person:${doer.userId}`;
}
