import type { NoteFault } from './issue.ts';
import { isObject, type JsonObject } from './parse-strictly.ts';
import { hasMember, memberOf, type Place, readObject, readText } from './read-elements.ts';
import { PROFILES, type ResourceType, SHUT_OUT } from './systems.ts';

/** An entry whose shell is as it should be. */
export interface BundleEntry {
  readonly type: ResourceType;
  readonly resource: Place;
  /** What others in the bundle may call it. */
  readonly addresses: readonly string[];
}

export const isResourceType = (text: string): text is ResourceType => Object.hasOwn(PROFILES, text);

/** The shell of an entry: request, type, profile, and nothing that the guide shuts out. @returns `null` when it cannot be read on */
export function readEntry(index: number, value: JsonObject, note: NoteFault): BundleEntry | null {
  const entry: Place = { value, path: `Bundle.entry[${index}]` };
  const request = readObject(entry, 'request', note);
  if (request === null) {
    if (!hasMember(entry, 'request')) note('required', `${entry.path}.request`, 'Say POST and an address.');
  } else {
    if (readText(request, 'method', note) !== 'POST')
      note(
        'value',
        `${request.path}.method`,
        'Only POST is received. What was wrong is sent as entered-in-error.',
      );
    if (!hasMember(request, 'url'))
      note('required', `${request.path}.url`, 'Give the type of the resource here.');
  }
  const found = readObject(entry, 'resource', note);
  if (found === null) {
    if (!hasMember(entry, 'resource'))
      note('required', `${entry.path}.resource`, 'An entry holds a resource.');
    return null;
  }
  const type = readText(found, 'resourceType', note) ?? '';
  if (!isResourceType(type)) {
    note(
      'not-supported',
      `${found.path}.resourceType`,
      `Only ${Object.keys(PROFILES).join(', ')} are received.`,
    );
    return null;
  }
  checkProfile(type, found, note);
  for (const name of SHUT_OUT[type])
    if (hasMember(found, name))
      note('structure', `${found.path}.${name}`, 'The guide shuts this out. Leave it out.');
  return { type, resource: found, addresses: addressesOf(entry, type, found, note) };
}

function checkProfile(type: ResourceType, resource: Place, note: NoteFault): void {
  const meta = memberOf(resource, 'meta');
  const profiles: unknown = isObject(meta) ? meta.profile : undefined;
  const names = Array.isArray(profiles) ? profiles.filter((one) => typeof one === 'string') : [];
  // A version may follow, as in …/lmdi-patient|1.1.2.
  if (names.some((name) => name.split('|', 1)[0] === PROFILES[type])) return;
  note('invariant', `${resource.path}.meta.profile`, `Name the profile ${PROFILES[type]}.`);
}

const TYPE_AND_ID = /([A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64})$/;

function addressesOf(entry: Place, type: ResourceType, resource: Place, note: NoteFault): readonly string[] {
  const fullUrl = readText(entry, 'fullUrl', note);
  const id = readText(resource, 'id', note);
  const relative = fullUrl === null ? null : TYPE_AND_ID.exec(fullUrl)?.[1];
  return [
    ...new Set(
      [fullUrl, id === null ? null : `${type}/${id}`, relative].filter((one) => typeof one === 'string'),
    ),
  ];
}
