/**
 * Every way in which Smalspor can say no. The contract holds status and title of each, and the compiler keeps
 * the two complete: add a code here and it asks for the rest.
 */
export const PROBLEM_CODES = [
  // The request
  'invalid-request',
  'not-found',
  'not-allowed',
  'not-signed-in',
  'session-expired',
  'idempotency-key-missing',
  'idempotency-conflict',
  'origin-refused',
  'too-many-requests',
  'upload-too-large',
  // Addresses for letters
  'code-refused',
  'code-limit',
  // The log-in
  'log-in-failed',
  'log-in-cookie-missing',
  'log-in-expired',
  'log-in-too-weak',
  'log-in-unavailable',
  'no-access',
  // The home directory and its database
  'configuration-invalid',
  'home-in-use',
  'home-mismatch',
  'database-unavailable',
  'database-newer',
  'database-account',
  // Registers
  'file-refused',
  'batch-overlap',
  'batch-unknown',
  'identity-number',
  'delivery-refused',
  'quarantine-locked',
  // Releases and reports
  'release-refused',
  'release-missing',
  'release-damaged',
  'release-gone',
  'content-invalid',
  'report-format-unknown',
  'report-superseded',
  'report-damaged',
  'demo-only',
  // Statistics
  'analysis-refused',
  'explore-refused',
  // National figures
  'statistics-unavailable',
  'statistics-refused',
  // Programmes
  'move-refused',
  'goal-refused',
  'teaching-refused',
  'bed-days-refused',
  'survey-refused',
  'mandate-refused',
  'certificate-withdrawn',
  'changed-meanwhile',
  'event-in-past',
  'invitation-over',
  // Anything that was not foreseen
  'internal',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];
