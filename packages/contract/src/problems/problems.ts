import type { ProblemCode } from '@smalspor/domain/refusal';

export interface Problem {
  /** The HTTP status. What an actor may not see is 404; what they may see but not do is 403. */
  readonly status: number;
  /** A short English name of the kind of problem; pages show their own sentence for the code. */
  readonly title: string;
}

/** How each refusal is told to a client (RFC 9457). The compiler asks for a line when a code is added. */
const PROBLEMS = {
  'invalid-request': { status: 400, title: 'The request is not valid' },
  'not-found': { status: 404, title: 'Not found' },
  'not-allowed': { status: 403, title: 'Not allowed' },
  'not-signed-in': { status: 401, title: 'Not signed in' },
  'session-expired': { status: 401, title: 'The session has ended' },
  'idempotency-key-missing': { status: 400, title: 'The idempotency key is missing' },
  'idempotency-conflict': { status: 409, title: 'The idempotency key was used for something else' },
  'origin-refused': { status: 403, title: 'The request came from elsewhere' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'upload-too-large': { status: 413, title: 'Too large' },
  'code-refused': { status: 422, title: 'The code was refused' },
  'code-limit': { status: 429, title: 'Too many codes in a day' },
  'log-in-failed': { status: 502, title: 'The log-in failed' },
  'log-in-cookie-missing': { status: 400, title: 'The cookie of the log-in is missing' },
  'log-in-expired': { status: 400, title: 'The log-in is too old' },
  'log-in-too-weak': { status: 403, title: 'The log-in is not strong enough' },
  'log-in-unavailable': { status: 503, title: 'The log-in service does not answer' },
  'no-access': { status: 403, title: 'No access' },
  'configuration-invalid': { status: 500, title: 'The configuration is not valid' },
  'home-in-use': { status: 409, title: 'The home directory is in use' },
  'home-mismatch': { status: 500, title: 'The home directory does not fit' },
  'database-unavailable': { status: 503, title: 'The database does not answer' },
  'database-newer': { status: 500, title: 'The database is newer than the program' },
  'database-account': { status: 500, title: 'The database account lacks a right' },
  'file-refused': { status: 422, title: 'The file was refused' },
  'batch-overlap': { status: 409, title: 'The delivery overlaps another' },
  'batch-unknown': { status: 404, title: 'Unknown delivery' },
  'identity-number': { status: 422, title: 'The file contains national identity numbers' },
  'delivery-refused': { status: 422, title: 'The delivery was refused' },
  'quarantine-locked': { status: 409, title: 'The quarantine cannot be opened' },
  'release-refused': { status: 409, title: 'The registers cannot be released' },
  'release-missing': { status: 409, title: 'There is no release' },
  'release-gone': { status: 410, title: 'The release is told no longer' },
  'release-damaged': { status: 500, title: 'The release is damaged' },
  'content-invalid': { status: 500, title: 'The content is not valid' },
  'report-format-unknown': { status: 500, title: 'The report has an unknown format' },
  'report-superseded': { status: 409, title: 'The report has been corrected' },
  'report-damaged': { status: 500, title: 'The report is damaged' },
  'statistics-unavailable': { status: 503, title: 'The statistics bank does not answer' },
  'statistics-refused': { status: 502, title: 'The answer of the statistics bank cannot be used' },
  'demo-only': { status: 409, title: 'Only for demonstrations' },
  'changed-meanwhile': { status: 409, title: 'Somebody else was first' },
  'analysis-refused': { status: 422, title: 'The data cannot carry this analysis' },
  'explore-refused': { status: 422, title: 'The figures cannot be shown so' },
  'event-in-past': { status: 422, title: 'The event would begin in the past' },
  'invitation-over': { status: 410, title: 'The invitation can no longer be taken up' },
  'move-refused': { status: 409, title: 'The move cannot be made' },
  'goal-refused': { status: 422, title: 'The goal or note cannot be kept so' },
  'teaching-refused': { status: 422, title: 'The occasion of teaching cannot be noted so' },
  'survey-refused': { status: 422, title: 'The survey cannot be done so' },
  'bed-days-refused': { status: 422, title: 'The bed days cannot be told so' },
  'mandate-refused': { status: 422, title: 'The mandate cannot be given so' },
  'certificate-withdrawn': { status: 409, title: 'The certificate has been withdrawn' },
  internal: { status: 500, title: 'Something failed' },
} as const satisfies Record<ProblemCode, Problem>;

export function problemOf(code: ProblemCode): Problem {
  return PROBLEMS[code];
}
