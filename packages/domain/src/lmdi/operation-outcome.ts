import type { Issue } from './issue.ts';

/** What FHIR R4 answers with where there is something to say. */
export interface OperationOutcome {
  resourceType: 'OperationOutcome';
  issue: {
    severity: Issue['severity'];
    code: Issue['code'];
    diagnostics: string;
    expression?: string[];
  }[];
}

/** Issues as FHIR R4 sends them. */
export function operationOutcome(issues: readonly Issue[]): OperationOutcome {
  return {
    resourceType: 'OperationOutcome',
    issue: issues.map(({ severity, code, diagnostics, expression }) => ({
      severity,
      code,
      diagnostics,
      ...(expression === '' ? {} : { expression: [expression] }),
    })),
  };
}
