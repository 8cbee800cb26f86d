import { isRefusal, type ProblemCode, Refusal } from '../refusal/index.ts';
import type { Issue } from './issue.ts';

/** A bundle that is refused, with each of its faults at its place. Nothing of it is kept. */
export class BundleRefusal extends Refusal {
  readonly issues: readonly Issue[];

  constructor(code: ProblemCode, issues: readonly Issue[]) {
    super(
      code,
      `The bundle has ${issues.length === 1 ? 'a fault' : `${issues.length} faults`}. Nothing of it is kept.`,
    );
    this.issues = issues;
  }
}

/** The faults of a refused bundle; `null` for any other refusal. */
export function issuesOf(error: unknown): readonly Issue[] | null {
  return isRefusal(error) && 'issues' in error && Array.isArray(error.issues) ? error.issues : null;
}
