import type { RegisterFormat } from '@smalspor/domain/registers';
import { REGISTER_FORMATS } from '@smalspor/domain/registers';
import { formatMonth, type Month, parseMonth } from '@smalspor/domain/time';
import { registerKey } from '../lake/current-batches.ts';
import { findIdentityNumber } from './find-identity-number.ts';
import { ImportRefusal } from './import-refusal.ts';

/** What a delivery says about itself. */
export interface Declaration {
  readonly format: RegisterFormat;
  readonly version: number;
  /** The register that delivers, for example `LMR`. */
  readonly register: string;
  readonly from: Month;
  readonly to: Month;
  /** 1 for the first delivery of a period; a correction carries a higher number. */
  readonly sequence: number;
  readonly synthetic: boolean;
}

/** What a file's first line or the caller says; the two together must be complete and may not contradict. */
export type DeclarationParts = Partial<Declaration>;

const MARK = '#smalspor';

export function isDeclarationLine(line: string): boolean {
  return line.startsWith('#');
}

/**
 * Reads `#smalspor;format=…;version=1;register=…;period=2019-01/2019-12;sequence=1;synthetic=yes`; parts may be missing.
 * @throws ImportRefusal when the line is of another kind or a part cannot be read.
 */
export function parseDeclaration(line: string, file: string): DeclarationParts {
  const [mark, ...parts] = line.replace(/;+$/, '').split(';');
  if (mark !== MARK) {
    throw new ImportRefusal(
      'wrong-declaration',
      `${file}: the first line begins with # but is not a declaration. It should read #smalspor;format=…;period=YYYY-MM/YYYY-MM;sequence=1, or the file should begin with the header.`,
      { file },
    );
  }
  const declared: Record<string, unknown> = {};
  for (const part of parts) {
    const [key = '', value = ''] = part.split('=', 2).map((text) => text.trim());
    const read = READERS[key];
    const result = read?.(value);
    if (read === undefined || result === null) {
      throw new ImportRefusal(
        'wrong-declaration',
        `${file}: the declaration in the first line has a part that cannot be read: ${key}. Known parts: ${Object.keys(READERS).join(', ')}.`,
        { file, part: key },
      );
    }
    Object.assign(declared, result);
  }
  return declared as DeclarationParts;
}

/** Joins what the file says with what the caller says. @throws ImportRefusal on a contradiction or a missing part. */
export function completeDeclaration(
  fromFile: DeclarationParts,
  fromCaller: DeclarationParts,
  file: string,
): Declaration {
  for (const key of Object.keys(fromCaller) as (keyof Declaration)[]) {
    const [inFile, asked] = [fromFile[key], fromCaller[key]];
    if (inFile !== undefined && asked !== undefined && comparable(key, inFile) !== comparable(key, asked)) {
      throw new ImportRefusal(
        'wrong-declaration',
        `${file}: the file declares ${describe(key, inFile)}, but the import was asked for ${describe(key, asked)}. Correct the one that is wrong.`,
        { file, part: key },
      );
    }
  }
  const joined = { version: 1, sequence: 1, synthetic: false, ...fromCaller, ...fromFile };
  const { format, register, from, to } = joined;
  if (format === undefined || register === undefined || from === undefined || to === undefined) {
    const missing = [
      ...(format === undefined ? ['format'] : []),
      ...(register === undefined ? ['register'] : []),
      ...(from === undefined || to === undefined ? ['period'] : []),
    ];
    throw new ImportRefusal(
      'incomplete-declaration',
      `${file}: the delivery does not say its ${missing.join(' and ')}. Put it in the file's first line, or give it to the import.`,
      { file, missing: missing.join(',') },
    );
  }
  return { ...joined, format, register, from, to };
}

function comparable(key: keyof Declaration, value: unknown): unknown {
  return key === 'register' ? registerKey(String(value)) : value;
}

type Reader = (value: string) => DeclarationParts | null;

const READERS: Readonly<Record<string, Reader>> = {
  format: (value) => {
    const format = REGISTER_FORMATS.find((known) => known === value);
    return format === undefined ? null : { format };
  },
  version: (value) => (/^\d{1,4}$/.test(value) ? { version: Number(value) } : null),
  register: readRegister,
  period: readPeriod,
  sequence: readSequence,
  synthetic: (value) => (value === 'yes' || value === 'no' ? { synthetic: value === 'yes' } : null),
};

/** A register's name: letters, digits, space and `._-`, at most 80; `null` for anything else, and for an identity number. */
export function readRegister(value: string): { readonly register: string } | null {
  const isName = /^[\p{L}\p{N} ._-]{1,80}$/u.test(value);
  return isName && findIdentityNumber(Buffer.from(value)) === -1 ? { register: value } : null;
}

/** `1` to `999999`; `null` when it is no such number. */
export function readSequence(value: string): { readonly sequence: number } | null {
  return /^[1-9]\d{0,5}$/.test(value) ? { sequence: Number(value) } : null;
}

/** `2019-01/2019-12`, both months included; `null` when it is no such period. */
export function readPeriod(value: string): { readonly from: Month; readonly to: Month } | null {
  const match = /^(\d{4}-(?:0[1-9]|1[0-2]))\/(\d{4}-(?:0[1-9]|1[0-2]))$/.exec(value);
  if (!match) return null;
  const [from, to] = [parseMonth(match[1] as string), parseMonth(match[2] as string)];
  return from <= to ? { from, to } : null;
}

function describe(key: keyof Declaration, value: unknown): string {
  if (key === 'synthetic') return value ? 'synthetic data' : 'real data';
  return `${key} ${key === 'from' || key === 'to' ? formatMonth(value as Month) : String(value)}`;
}
