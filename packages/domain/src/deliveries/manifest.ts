import { Refusal } from '../refusal/refusal.ts';
import { REGISTER_FORMATS, type RegisterFormat } from '../registers/batch.ts';

/** How a manifest of this version says what it is. */
export const MANIFEST_FORMAT = 'smalspor-delivery/1';

/** A register file as its sender describes it. */
export interface DeliveredFile {
  /** A plain name without a path: it stands in addresses, in the log and on the page. */
  readonly name: string;
  readonly format: RegisterFormat;
  /** `null` where the manifest is a list of checksums, which says nothing about size. */
  readonly bytes: number | null;
  /** Of the file as it is sent, in lower-case hexadecimal. */
  readonly sha256: string;
}

/** What belongs to a delivery: it is taken whole or not at all. */
export interface DeliveryManifest {
  /** Who sends it, by the name in the configuration; `null` where the manifest does not say so. */
  readonly sender: string | null;
  readonly files: readonly DeliveredFile[];
}

/** More than the registers of a country need in one delivery, few enough for one page. */
const MOST_FILES = 200;
/** Larger than any register file; a size above it is a mistake. */
const MOST_BYTES = 1e12;

/** Letters that mean the same in every address and on every disk. */
export const DELIVERED_NAME = '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$';
export const SENDER_NAME = '^[a-z0-9][a-z0-9-]{0,39}$';
export const SHA256 = '^[0-9a-f]{64}$';

/** A national identity number has eleven digits, with or without a sign before the last five. */
const ELEVEN_DIGITS = /\d{6}[ ._-]?\d{5}/;

function refuse(detail: string): never {
  throw new Refusal('delivery-refused', detail);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function matches(value: unknown, pattern: string): value is string {
  return typeof value === 'string' && new RegExp(pattern).test(value);
}

/** The format that a file's name begins with, as in `gp-lists-2026-q1.csv`; `null` for any other name. */
export function formatOfName(name: string): RegisterFormat | null {
  return REGISTER_FORMATS.find((format) => new RegExp(`^${format}[-.]`).test(name)) ?? null;
}

/** Names are not repeated where they are refused: whoever mistakes the field may have written anything there. */
function readFile(value: unknown, index: number): DeliveredFile {
  const at = `File ${index + 1} of the manifest`;
  if (!isObject(value)) return refuse(`${at} is not described by name, format, bytes and sha256.`);
  const { name, format, bytes, sha256 } = value;
  if (!matches(name, DELIVERED_NAME) || ELEVEN_DIGITS.test(name)) {
    return refuse(`${at} has no usable name: letters from a to z, digits and . _ - only, and no path.`);
  }
  const known = REGISTER_FORMATS.find((one) => one === format);
  if (known === undefined) {
    return refuse(`${at} has a format that is not known. Known are ${REGISTER_FORMATS.join(', ')}.`);
  }
  if (typeof bytes !== 'number' || !Number.isInteger(bytes) || bytes < 0 || bytes > MOST_BYTES) {
    return refuse(`${at} does not say its size in bytes.`);
  }
  if (!matches(sha256, SHA256)) return refuse(`${at} has no SHA-256: 64 digits from 0 to 9 and a to f.`);
  return { name, format: known, bytes, sha256 };
}

/**
 * Reads the value of a `delivery.json`.
 * @throws Refusal `delivery-refused` that says what is wrong with it
 */
export function readManifest(value: unknown): DeliveryManifest {
  if (!isObject(value) || value.format !== MANIFEST_FORMAT) {
    return refuse(`The manifest is not a JSON object with "format": "${MANIFEST_FORMAT}".`);
  }
  const sender = value.sender ?? null;
  if (sender !== null && !matches(sender, SENDER_NAME)) {
    return refuse('The sender is named with small letters, digits and hyphens.');
  }
  if (!Array.isArray(value.files)) return refuse('The manifest has no list of files.');
  return checkWhole({ sender, files: value.files.map(readFile) });
}

/**
 * Reads what `sha256sum` prints, a checksum and a name on each line. The format is what the name begins with.
 * @throws Refusal `delivery-refused`
 */
export function readChecksums(text: string): DeliveryManifest {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const files = lines.map((line, index): DeliveredFile => {
    const [, sha256 = '', name = ''] = /^([0-9a-fA-F]{64}) [ *](?:\.\/)?(.+)$/.exec(line) ?? [];
    const file = { name, format: formatOfName(name), bytes: 0, sha256: sha256.toLowerCase() };
    return { ...readFile(file, index), bytes: null };
  });
  return checkWhole({ sender: null, files });
}

function checkWhole(manifest: DeliveryManifest): DeliveryManifest {
  const { files } = manifest;
  if (files.length === 0 || files.length > MOST_FILES) {
    return refuse(`A delivery has from 1 to ${MOST_FILES} files.`);
  }
  // Disks exist that hold `A.csv` and `a.csv` for the same file.
  if (new Set(files.map(({ name }) => name.toLowerCase())).size < files.length) {
    return refuse('Two files of the manifest have the same name.');
  }
  return manifest;
}

/** The same text for the same delivery, however its manifest was laid out: what a repetition is known by. */
export function canonicalManifest({ sender, files }: DeliveryManifest): string {
  const sorted = [...files].sort((a, b) => (a.name < b.name ? -1 : 1));
  return JSON.stringify([
    sender,
    ...sorted.map(({ name, format, bytes, sha256 }) => [name, format, bytes, sha256]),
  ]);
}
