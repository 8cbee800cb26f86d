import { createHmac } from 'node:crypto';

/** What is given a pseudonym of its own; the same text as patient and as prescription gives different numbers. */
export type PseudonymKind = 'patient' | 'prescription';

/** Stands before the identifier in what is hashed. Four bytes each; the lake depends on them. */
export const PSEUDONYM_PREFIX: Readonly<Record<PseudonymKind, string>> = {
  patient: 'PAT:',
  prescription: 'PRE:',
};

/** A secret of the installation. The id is recorded with every batch, the key never leaves the configuration. */
export interface PseudonymKey {
  readonly id: string;
  /** 32 to 64 bytes. */
  readonly key: Uint8Array;
}

/**
 * All keys that have been in force, oldest first. A pseudonym goes through every one of them in turn, so that rotation
 * can carry the old pseudonyms forward without the identifiers (docs/adr/0005).
 */
export type PseudonymKeys = readonly [PseudonymKey, ...PseudonymKey[]];

/** The key that batches are marked with: the newest. */
export function newestKeyId(keys: PseudonymKeys): string {
  return (keys.at(-1) as PseudonymKey).id;
}

/** The pseudonym of an identifier: a positive integer of 63 bits. */
export function pseudonymOf(keys: PseudonymKeys, kind: PseudonymKind, identifier: string): bigint {
  const [first, ...later] = keys;
  return later.reduce(
    (pseudonym, key) => carryPseudonym(key, kind, pseudonym),
    keyedNumber(first, kind, identifier),
  );
}

/** One step of rotation: the pseudonym under one more key. */
export function carryPseudonym(key: PseudonymKey, kind: PseudonymKind, pseudonym: bigint): bigint {
  return keyedNumber(key, kind, String(pseudonym));
}

/** The first 63 bits of HMAC-SHA-256. */
function keyedNumber(key: PseudonymKey, kind: PseudonymKind, text: string): bigint {
  const message = `${PSEUDONYM_PREFIX[kind]}${text}`;
  return createHmac('sha256', key.key).update(message, 'utf8').digest().readBigUInt64BE(0) >> 1n;
}
