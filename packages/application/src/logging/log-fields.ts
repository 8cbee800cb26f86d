/**
 * What a log line may hold. Anything else is dropped and counted: a field is added here on purpose, after asking
 * whether it could ever tell something about a patient. Values are checked too, for a name alone promises nothing.
 */
export type FieldKind = 'identifier' | 'count' | 'error';

export const LOG_FIELDS: Readonly<Record<string, FieldKind>> = {
  // What happened, as a constant of the code
  event: 'identifier',
  code: 'identifier',
  sqlState: 'identifier',
  step: 'identifier',
  state: 'identifier',
  // In which call or piece of work
  requestId: 'identifier',
  reqId: 'identifier',
  taskId: 'identifier',
  job: 'identifier',
  attempt: 'count',
  // About which object
  batchId: 'identifier',
  releaseId: 'identifier',
  reportId: 'identifier',
  format: 'identifier',
  // HTTP: the route's pattern, never the address
  method: 'identifier',
  route: 'identifier',
  status: 'count',
  // How much and how long
  milliseconds: 'count',
  count: 'count',
  rows: 'count',
  rejectedRows: 'count',
  files: 'count',
  bytes: 'count',
  // The process
  version: 'identifier',
  host: 'identifier',
  port: 'count',
  pid: 'count',
  signal: 'identifier',
  err: 'error',
};

/** Names, codes and identifiers of our own making; a sentence or a comma-separated row is none. */
const IDENTIFIER = /^[\w.:/@*-]{1,120}$/;

/** Eleven digits in a row may be a national identity number, whatever the field is called. */
const ELEVEN_DIGITS = /(?<!\d)\d{11}(?!\d)/;

/** Identifiers that are made by chance; one in two hundred has eleven digits in a row. */
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

export function isAllowedValue(kind: FieldKind, value: unknown): boolean {
  if (value === null) return true;
  if (kind === 'count') return typeof value === 'number' && Number.isFinite(value);
  if (kind === 'error') return value instanceof Error;
  if (typeof value !== 'string') return false;
  return UUID.test(value) || (IDENTIFIER.test(value) && !ELEVEN_DIGITS.test(value));
}

/** A message is a constant of the code; this is the net below it. */
export function maskMessage(message: string): string {
  return message.replaceAll(new RegExp(ELEVEN_DIGITS, 'g'), '•••••••••••');
}
