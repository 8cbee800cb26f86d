import { Refusal } from '../refusal/refusal.ts';
import type { Actor } from './actor.ts';

/** Work that goes over everyone's data without showing it to anyone; each use of it is a line in the audit log. */
export const SYSTEM_ACTS = [
  'import-registers',
  'issue-reports',
  'render-reports',
  'produce-report',
  'verify-home',
  'follow-deliveries',
  'list-group',
  'issue-certificates',
  'verify-certificate',
  'print-reports',
  'apply-retention',
] as const;
export type SystemAct = (typeof SYSTEM_ACTS)[number];

/**
 * Whose data a query may return. Every query that can return a person's or a prescriber's data takes one, so that
 * an unscoped read cannot be written by accident.
 */
export type Scope =
  | { readonly kind: 'own'; readonly hpr: string }
  | { readonly kind: 'system'; readonly act: SystemAct };

/** For what nobody but its owner ever sees, whatever the work. */
export type OwnScope = Extract<Scope, { readonly kind: 'own' }>;

/** The reader's own data. @throws Refusal `not-found` for a reader without an HPR number: nothing can be theirs */
export function ownScope(actor: Actor): OwnScope {
  if (actor.hpr === null)
    throw new Refusal('not-found', 'This account has no HPR number, so it has no reports.');
  return { kind: 'own', hpr: actor.hpr };
}

/** Everyone's data for a piece of work that shows it to nobody. */
export function systemScope<A extends SystemAct>(act: A): { readonly kind: 'system'; readonly act: A } {
  return { kind: 'system', act };
}
