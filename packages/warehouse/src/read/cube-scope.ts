import { Refusal } from '@smalspor/domain/refusal';

/**
 * Whose figures a read may return: one prescriber's own, those of one who shares them with the reader, or everyone's for work
 * that shows them to nobody else.
 */
export type CubeScope =
  | { readonly kind: 'shared'; readonly prescriber: number }
  | { readonly kind: 'own'; readonly prescriber: number }
  | { readonly kind: 'system'; readonly act: 'issue-reports' | 'produce-report' | 'find-signals' };

/** @throws Refusal `not-found`: what is out of scope cannot be told from what does not exist */
export function demandInScope(scope: CubeScope, prescriber: number | null): void {
  if (scope.kind === 'system' || scope.prescriber === prescriber) return;
  throw new Refusal('not-found', 'There are no such figures.');
}
