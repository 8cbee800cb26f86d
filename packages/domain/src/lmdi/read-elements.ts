import type { NoteFault } from './issue.ts';
import { isObject, type JsonObject } from './parse-strictly.ts';

/** An element and where it stands. */
export interface Place {
  readonly value: JsonObject;
  readonly path: string;
}

export interface Identifier {
  readonly system: string | null;
  readonly value: string;
}

/** What an element points at: an address, or an identifier of what is not in the bundle. */
export interface Reference {
  readonly address: string | null;
  readonly identifier: Identifier | null;
}

export interface Coding {
  readonly system: string | null;
  readonly code: string | null;
}

/** Longer texts are nothing that is read here. */
const LONGEST_TEXT = 1_024;

/** An own member of an object: names of the language's own objects are no members. */
export function memberOf({ value }: Place, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

export function hasMember(place: Place, name: string): boolean {
  return memberOf(place, name) !== undefined;
}

/** A text that is there and not empty; `null` where there is none. Anything else is a fault. */
export function readText(place: Place, name: string, note: NoteFault): string | null {
  const value = memberOf(place, name);
  if (value === undefined) return null;
  if (typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST_TEXT) return value;
  note('value', `${place.path}.${name}`, 'This must be a text of 1 to 1024 characters.');
  return null;
}

export function readObject(place: Place, name: string, note: NoteFault): Place | null {
  const value = memberOf(place, name);
  const path = `${place.path}.${name}`;
  if (value === undefined) return null;
  if (isObject(value)) return { value, path };
  note('structure', path, 'This must be an object.');
  return null;
}

export function readList(place: Place, name: string, note: NoteFault): readonly Place[] {
  const value = memberOf(place, name);
  const path = `${place.path}.${name}`;
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    note('structure', path, 'This must be a list, also when it holds one thing only.');
    return [];
  }
  return value.flatMap((one: unknown, index) => {
    if (isObject(one)) return [{ value: one, path: `${path}[${index}]` }];
    note('structure', `${path}[${index}]`, 'This must be an object.');
    return [];
  });
}

export function readIdentifier(place: Place, note: NoteFault): Identifier | null {
  const value = readText(place, 'value', note);
  return value === null ? null : { system: readText(place, 'system', note), value: value.trim() };
}

export function readIdentifiers(place: Place, note: NoteFault): readonly (Identifier & { path: string })[] {
  return readList(place, 'identifier', note).flatMap((one) => {
    const identifier = readIdentifier(one, note);
    return identifier === null ? [] : [{ ...identifier, path: one.path }];
  });
}

/** The codings of a CodeableConcept. */
export function readCodings(concept: Place | null, note: NoteFault): readonly Coding[] {
  if (concept === null) return [];
  return readList(concept, 'coding', note).map((one) => ({
    system: readText(one, 'system', note),
    code: readText(one, 'code', note)?.trim() ?? null,
  }));
}

export function readReference(place: Place, name: string, note: NoteFault): Reference | null {
  const found = readObject(place, name, note);
  return found === null ? null : referenceAt(found, note);
}

export function referenceAt(place: Place, note: NoteFault): Reference | null {
  const address = readText(place, 'reference', note);
  const identifier = readObject(place, 'identifier', note);
  const logical = identifier === null ? null : readIdentifier(identifier, note);
  if (address !== null || logical !== null) return { address, identifier: logical };
  note('required', place.path, 'Give a reference to a resource in the bundle, or its identifier.');
  return null;
}

/** The code of a system among codings; `null` where there is none. */
export function codeIn(codings: readonly Coding[], ...systems: readonly string[]): string | null {
  return codings.find(({ system, code }) => code !== null && systems.includes(system ?? ''))?.code ?? null;
}
