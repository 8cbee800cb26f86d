import { openBytes } from './byte-source.ts';
import { type DeclarationParts, isDeclarationLine, parseDeclaration } from './declaration.ts';
import { ImportRefusal } from './import-refusal.ts';
import type { SourceFile } from './open-source.ts';
import { faultIn } from './parse/block-parser.ts';
import { refuseFault } from './refuse-fault.ts';
import { splitFields } from './split-fields.ts';

/** The lines before the first row. */
export interface FileHead {
  readonly source: SourceFile;
  readonly declaration: DeclarationParts;
  /** The columns in the order of the file. */
  readonly columns: readonly string[];
  /** The header, and the declaration where there is one. */
  readonly lines: number;
  /** How many bytes they take, a byte order mark included. */
  readonly bytes: number;
  readonly newline: '\n' | '\r\n';
}

const BOM = '\ufeff';
const [NEWLINE, CARRIAGE_RETURN] = [10, 13];

/** @throws ImportRefusal when the file does not begin like a semicolon file. */
export async function readHead(source: SourceFile, maxLineBytes: number): Promise<FileHead> {
  const { name } = source;
  const { bytes, whole } = await firstBytes(source, 2 * (maxLineBytes + 2));
  if (bytes.length === 0)
    throw new ImportRefusal('empty-file', `${name}: the file is empty.`, { file: name });
  const ends = lineEnds(bytes);
  const fault = faultIn(bytes.subarray(0, ends.at(-1) ?? bytes.length));
  if (fault !== null) throw refuseFault(name, fault.kind, fault.line + 1, maxLineBytes);
  const [firstEnd, secondEnd] = ends;
  if (firstEnd === undefined || firstEnd > maxLineBytes) throw unfinished(name, 1, whole, maxLineBytes);
  const newline = bytes[firstEnd - 2] === CARRIAGE_RETURN ? '\r\n' : '\n';
  const line = (from: number, to: number) => bytes.toString('utf8', from, to - newline.length);
  const first = line(0, firstEnd).replace(BOM, '');
  const declared = isDeclarationLine(first);
  if (declared && secondEnd === undefined) throw unfinished(name, 2, whole, maxLineBytes);
  const header = declared ? line(firstEnd, secondEnd as number) : first;
  if (header.trim() === '') {
    throw new ImportRefusal('wrong-header', `${name}: there is no header.`, { file: name });
  }
  return {
    source,
    declaration: declared ? parseDeclaration(first, name) : {},
    columns: (splitFields(header) ?? [header]).map((column) => column.trim()),
    lines: declared ? 2 : 1,
    bytes: declared ? (secondEnd as number) : firstEnd,
    newline,
  };
}

/** The ends of the first two lines, behind their newlines. */
function lineEnds(bytes: Buffer): readonly number[] {
  const first = bytes.indexOf(NEWLINE) + 1;
  if (first === 0) return [];
  const second = bytes.indexOf(NEWLINE, first) + 1;
  return second === 0 ? [first] : [first, second];
}

/** @param whole whether the file ends here, so that the line was cut off; otherwise it is too long. */
function unfinished(file: string, line: number, whole: boolean, maxLineBytes: number): ImportRefusal {
  return whole ? cutOff(file, line) : refuseFault(file, 'line-too-long', line, maxLineBytes);
}

export function cutOff(file: string, line: number): ImportRefusal {
  return new ImportRefusal(
    'truncated-file',
    `${file}: line ${line} is the last one and does not end in a newline, so the file may have been cut off. Fetch it again from the register.`,
    { file, line },
  );
}

async function firstBytes(
  source: SourceFile,
  length: number,
): Promise<{ readonly bytes: Buffer; readonly whole: boolean }> {
  const input = openBytes(source);
  const buffer = Buffer.alloc(length);
  let filled = 0;
  let read = 0;
  try {
    do {
      read = await input.fill(buffer, filled);
      filled += read;
    } while (read > 0 && filled < length && lineEnds(buffer.subarray(0, filled)).length < 2);
  } finally {
    await input.close();
  }
  return { bytes: buffer.subarray(0, filled), whole: read === 0 };
}
