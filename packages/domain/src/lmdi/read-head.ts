import type { NoteFault } from './issue.ts';
import type { JsonObject } from './parse-strictly.ts';
import { instantOf } from './read-administration.ts';
import { hasMember, type Place, readIdentifier, readObject, readText } from './read-elements.ts';

/** What the bundle says of itself. */
export interface BundleHead {
  /** An instant in UTC, ISO 8601; what has no later instant of its own was last changed then. */
  readonly timestamp: string;
}

/** @returns `null` when a fault has been noted */
export function readHead(value: JsonObject, entries: number, note: NoteFault): BundleHead | null {
  const bundle: Place = { value, path: 'Bundle' };
  if (readText(bundle, 'resourceType', note) !== 'Bundle')
    note('structure', 'Bundle.resourceType', 'Send one Bundle.');
  if (readText(bundle, 'type', note) !== 'transaction')
    note('value', 'Bundle.type', 'Send a transaction: it is received whole or not at all.');
  const identifier = readObject(bundle, 'identifier', note);
  if (identifier === null || readIdentifier(identifier, note) === null)
    note('required', 'Bundle.identifier', 'Give the bundle an identifier of its own.');
  for (const name of ['total', 'link'])
    if (hasMember(bundle, name))
      note('structure', `Bundle.${name}`, 'The guide shuts this out. Leave it out.');
  if (entries === 0) note('required', 'Bundle.entry', 'A bundle has one entry or more.');
  const text = readText(bundle, 'timestamp', note);
  const timestamp = text === null ? null : instantOf(text);
  if (timestamp === null)
    note('required', 'Bundle.timestamp', 'Say when the bundle was made: date, time and zone.');
  return timestamp === null ? null : { timestamp };
}
