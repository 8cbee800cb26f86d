import type { Environment } from '../configuration/index.ts';

/** For every process that a test starts: a log field that nobody has put on the list ends it. */
export const STRICT_LOGGING: Environment = { SMALSPOR_LOGGING_UNKNOWN_FIELDS: 'throw' };
