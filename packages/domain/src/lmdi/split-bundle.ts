import { Refusal } from '../refusal/index.ts';
import { CLOSE_LIST, createBracketScanner, OPEN_LIST, OPEN_OBJECT } from './bracket-scanner.ts';

export interface BundleLimits {
  /** Of one entry. */
  readonly maximumEntryBytes: number;
  /** Of everything in the bundle that is no entry. */
  readonly maximumHeadBytes: number;
  readonly maximumDepth: number;
}

/** Far more than any resource of the guide needs. */
export const BUNDLE_LIMITS: BundleLimits = {
  maximumEntryBytes: 256 * 1024,
  maximumHeadBytes: 64 * 1024,
  maximumDepth: 40,
};

export interface BundleSplitter {
  /** The entries that have become whole with these bytes, as JSON. */
  readonly push: (bytes: Uint8Array) => readonly Uint8Array[];
  /** The rest of the bundle, with an empty list where the entries stood. */
  readonly end: () => Uint8Array;
}

const COMMA = 0x2c;
const BLANKS = new Set([0x20, 0x09, 0x0a, 0x0d]);
/** The bundle's own members, and the entries in their list. */
const [MEMBERS, ENTRIES] = [1, 2];

function refuse(detail: string): never {
  throw new Refusal('invalid-request', detail);
}

function refuseTooLong(what: string, most: number): never {
  throw new Refusal('upload-too-large', `${what} is longer than ${most} bytes. Send less at a time.`);
}

/**
 * Cuts a bundle into its entries as it comes, so that memory holds one entry and never the bundle. Only what stands between
 * the entries is judged here; each entry is parsed by whoever takes it.
 * @throws Refusal `invalid-request` for what cannot be a bundle, `upload-too-large` for an entry that is too long
 */
export function createBundleSplitter(limits: BundleLimits = BUNDLE_LIMITS): BundleSplitter {
  const scanner = createBracketScanner(limits.maximumDepth);
  const head: number[] = [];
  let parts: Uint8Array[] = [];
  let partBytes = 0;
  /** Where in the list of entries: outside, before the first, in one, after one, after a comma. */
  let where: 'outside' | 'first' | 'inside' | 'after' | 'comma' = 'outside';
  /** A string that begins among the bundle's own members is a name. */
  let nameNext = false;
  let name: number[] | null = null;
  let lastName = '';
  let entriesSeen = false;

  const isInside = (): boolean => where === 'inside';

  function keepHead(byte: number): void {
    if (head.push(byte) > limits.maximumHeadBytes)
      refuseTooLong('What stands beside the entries', limits.maximumHeadBytes);
  }

  function beginEntries(): void {
    if (entriesSeen) refuse('Bundle.entry stands twice. Send one list of entries.');
    entriesSeen = true;
    where = 'first';
  }

  function readSign(byte: number): void {
    if (byte === OPEN_LIST && scanner.depth === ENTRIES && lastName === 'entry') beginEntries();
    else if (byte === OPEN_OBJECT && scanner.depth === MEMBERS) nameNext = true;
    else if (byte === COMMA && scanner.depth === MEMBERS) nameNext = true;
  }

  function readHead(byte: number): void {
    keepHead(byte);
    const wasInString = scanner.inString;
    scanner.step(byte);
    if (!wasInString && scanner.inString) {
      name = nameNext ? [] : null;
      nameNext = false;
    } else if (wasInString && !scanner.inString) {
      if (name !== null) lastName = String.fromCharCode(...name);
      name = null;
    } else if (wasInString) name?.push(byte);
    else readSign(byte);
  }

  /** What stands between entries; the bracket that opens one is left to `readEntry`. */
  function readBetween(byte: number): void {
    if (byte === OPEN_OBJECT && (where === 'first' || where === 'comma')) where = 'inside';
    else if (byte === COMMA && where === 'after') where = 'comma';
    else if (byte === CLOSE_LIST && where !== 'comma') {
      where = 'outside';
      scanner.step(byte);
      keepHead(byte);
    } else if (!BLANKS.has(byte)) refuse('Bundle.entry must be a list of objects with a comma between them.');
  }

  /** @returns where the entry ends in these bytes; their length when it goes on */
  function readEntry(bytes: Uint8Array, from: number): number {
    for (let at = from; at < bytes.length; at += 1) {
      scanner.step(bytes[at] as number);
      if (scanner.depth !== ENTRIES) continue;
      where = 'after';
      return at + 1;
    }
    return bytes.length;
  }

  function keepPart(part: Uint8Array): void {
    partBytes += part.length;
    if (partBytes > limits.maximumEntryBytes) refuseTooLong('An entry', limits.maximumEntryBytes);
    parts.push(part);
  }

  function takeEntry(): Uint8Array {
    const whole = joined(parts, partBytes);
    parts = [];
    partBytes = 0;
    return whole;
  }

  return {
    push(bytes) {
      const whole: Uint8Array[] = [];
      for (let at = 0; at < bytes.length; ) {
        if (isInside()) {
          const end = readEntry(bytes, at);
          keepPart(bytes.subarray(at, end));
          if (scanner.depth === ENTRIES) whole.push(takeEntry());
          at = end;
          continue;
        }
        if (where === 'outside') readHead(bytes[at] as number);
        else readBetween(bytes[at] as number);
        // The bracket that has opened an entry belongs to it.
        if (!isInside()) at += 1;
      }
      return whole;
    },
    end() {
      if (where !== 'outside' || scanner.depth !== 0 || scanner.inString)
        refuse('The bundle breaks off before its end, or its brackets do not match. Nothing of it is kept.');
      return Uint8Array.from(head);
    },
  };
}

function joined(parts: readonly Uint8Array[], bytes: number): Uint8Array {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const all = new Uint8Array(bytes);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
