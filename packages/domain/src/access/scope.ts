import { Refusal } from '../refusal/refusal.ts';
import type { Actor } from './actor.ts';
import { type InstitutionTarget, mayAtInstitution } from './institution-policies.ts';

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
  'find-signals',
  'write-digests',
  'rotate-key',
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

/** The figures of one institution, for those who work there. */
export interface InstitutionScope {
  readonly kind: 'institution';
  readonly organisation: number;
}

/** @throws Refusal `not-found` for whoever has no part in the institution: it is not there for them */
export function institutionScope(actor: Actor, institution: InstitutionTarget): InstitutionScope {
  if (!mayAtInstitution(actor, 'read-institution-figures', institution))
    throw new Refusal('not-found', 'There is no such institution for you.');
  return { kind: 'institution', organisation: institution.organisation };
}

/** Everyone's data for a piece of work that shows it to nobody. */
export function systemScope<A extends SystemAct>(act: A): { readonly kind: 'system'; readonly act: A } {
  return { kind: 'system', act };
}
