/**
 * What is wrong, as FHIR R4 names it (issue-type). `information` and `warning` lines use `informational` and what else fits.
 * Source: hl7.org/fhir/R4/valueset-issue-type.html.
 */
export type IssueCode =
  | 'structure'
  | 'required'
  | 'value'
  | 'invariant'
  | 'not-supported'
  | 'duplicate'
  | 'not-found'
  | 'too-long'
  | 'forbidden'
  | 'business-rule'
  | 'conflict'
  | 'login'
  | 'throttled'
  | 'transient'
  | 'exception'
  | 'informational';

/** One thing to say about one place of a bundle. Never holds a value from it: values are health data. */
export interface Issue {
  readonly severity: 'fatal' | 'error' | 'warning' | 'information';
  readonly code: IssueCode;
  /** FHIRPath of the place, such as `Bundle.entry[3].resource.dosage.dose`; empty where it is the whole request. */
  readonly expression: string;
  /** What is wrong, and what to do. */
  readonly diagnostics: string;
}

/** Notes a fault at a place; the reading goes on, so that all faults are told at once. */
export type NoteFault = (code: IssueCode, expression: string, diagnostics: string) => void;

/** Faults that are told in one answer; a sender that has more has one cause for most of them. */
export const MOST_ISSUES = 1_000;

/** A collector of faults that stays small, whatever comes. */
export function createFaultList(): { readonly note: NoteFault; readonly list: () => readonly Issue[] } {
  const issues: Issue[] = [];
  let more = 0;
  return {
    note: (code, expression, diagnostics) => {
      if (issues.length < MOST_ISSUES) issues.push({ severity: 'error', code, expression, diagnostics });
      else more += 1;
    },
    list: () =>
      more === 0
        ? issues
        : [
            ...issues,
            {
              severity: 'error',
              code: 'too-long',
              expression: 'Bundle',
              diagnostics: `There are ${more} more faults. Correct these first.`,
            },
          ],
  };
}
