import { type Month, monthOfDate, type PlainDate } from '@smalspor/domain/time';
import { ImportRefusal } from '../import-refusal.ts';

/** A code of the classification while it had one name. */
export interface KlassCode {
  /** Four digits for a municipality, two for a county. */
  readonly code: string;
  readonly name: string;
  readonly from: Month;
  /** The last month, or `null` for a code of today. */
  readonly last: Month | null;
}

export interface KlassChange {
  readonly on: Month;
  readonly from: string;
  readonly to: string;
}

export interface Klass {
  readonly codes: readonly KlassCode[];
  readonly changes: readonly KlassChange[];
}

/**
 * Reads an answer of Statistics Norway's KLASS for municipalities (131) or counties (104): `codes`, `changes`, or an object
 * that holds both. The end of validity is exclusive there and inclusive here.
 *
 * @throws ImportRefusal that names the place of what cannot be read.
 */
export function readKlass(text: string, file: string): Klass {
  let document: unknown;
  try {
    document = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    throw refused(file, 'it is no JSON, or was cut off');
  }
  const { codes, codeChanges } = isObject(document) ? document : {};
  if (!Array.isArray(codes) && !Array.isArray(codeChanges)) {
    throw refused(file, 'it holds neither codes nor codeChanges');
  }
  return {
    codes: joinNames((Array.isArray(codes) ? codes : []).map((entry, index) => readCode(entry, index, file))),
    changes: (Array.isArray(codeChanges) ? codeChanges : []).map((entry, index) =>
      readChange(entry, index, file),
    ),
  };
}

function readCode(entry: unknown, index: number, file: string): KlassCode {
  const place = `codes[${index}]`;
  const fields = isObject(entry) ? entry : {};
  const from = fields.validFromInRequestedRange ?? fields.validFrom;
  const to = fields.validToInRequestedRange ?? fields.validTo ?? null;
  const end = to === null ? null : firstOfMonth(to, `${place}.validTo`, file);
  return {
    code: code(fields.code, `${place}.code`, file),
    name: name(fields.name, `${place}.name`, file),
    from: firstOfMonth(from, `${place}.validFrom`, file),
    last: end === null ? null : ((end - 1) as Month),
  };
}

function readChange(entry: unknown, index: number, file: string): KlassChange {
  const place = `codeChanges[${index}]`;
  const fields = isObject(entry) ? entry : {};
  return {
    on: firstOfMonth(fields.changeOccurred, `${place}.changeOccurred`, file),
    from: code(fields.oldCode, `${place}.oldCode`, file),
    to: code(fields.newCode, `${place}.newCode`, file),
  };
}

/** A new name alone is no new municipality: intervals of one code that follow each other become one, with the last name. */
function joinNames(codes: readonly KlassCode[]): readonly KlassCode[] {
  const joined: KlassCode[] = [];
  const inOrder = [...codes].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : a.from - b.from));
  for (const next of inOrder) {
    const before = joined.at(-1);
    if (before?.code === next.code && before.last !== null && before.last + 1 === next.from) {
      joined[joined.length - 1] = { ...next, from: before.from };
    } else joined.push(next);
  }
  return joined;
}

function code(value: unknown, place: string, file: string): string {
  if (typeof value === 'string' && /^(?:\d{2}|\d{4})$/.test(value)) return value;
  throw refused(file, `${place} is no code of a municipality or county`);
}

function name(value: unknown, place: string, file: string): string {
  if (typeof value === 'string' && value.trim() !== '' && value.length <= 200) return value.trim();
  throw refused(file, `${place} is no name`);
}

/** Boundaries change at the turn of a month. */
function firstOfMonth(value: unknown, place: string, file: string): Month {
  if (typeof value === 'string' && /^\d{4}-(?:0[1-9]|1[0-2])-01$/.test(value))
    return monthOfDate(value as PlainDate);
  throw refused(file, `${place} is not the first day of a month (YYYY-MM-01)`);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refused(file: string, why: string): ImportRefusal {
  return new ImportRefusal(
    'wrong-document',
    `${file}: this is no answer of KLASS for municipalities or counties: ${why}.`,
    { file },
  );
}
