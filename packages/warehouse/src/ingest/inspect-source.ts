import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { type DeclarationParts, isDeclarationLine, parseDeclaration } from './declaration.ts';
import { findIdentityNumber } from './find-identity-number.ts';
import { ImportRefusal } from './import-refusal.ts';
import type { SourceFile } from './open-source.ts';
import { readBlocks } from './read-blocks.ts';
import { splitFields } from './split-fields.ts';

/** What is known about a semicolon file before any value is read. */
export interface SourceInspection {
  readonly source: SourceFile;
  /** SHA-256 of the decompressed bytes. */
  readonly sha256: string;
  readonly declaration: DeclarationParts;
  /** The columns in the order of the file. */
  readonly columns: readonly string[];
  /** Lines before the first row: the header, and the declaration where there is one. */
  readonly headLines: number;
  /** Lines after the header, good or bad. */
  readonly rows: number;
  readonly newline: '\n' | '\r\n';
  /** Whether a double quote stands anywhere. */
  readonly quoted: boolean;
}

export interface InspectionSettings {
  /** Longest line in bytes; a longer one is refused as soon as it is met. */
  readonly maxLineBytes: number;
  readonly signal?: AbortSignal | undefined;
  /** Hears bytes of the delivered file read so far, and in all. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

const BOM = '\ufeff';
const [NUL, NEWLINE, CARRIAGE_RETURN, QUOTE] = [0, 10, 13, 34];

/**
 * Reads the whole file once, in bounded memory, and refuses what can never be a register file: another encoding, binary
 * content, an endless line, a file that was cut off, one that holds a national identity number. Whether each line has the
 * right fields is left to the reading of rows.
 *
 * @throws ImportRefusal
 */
export async function inspectSource(
  source: SourceFile,
  settings: InspectionSettings,
): Promise<SourceInspection> {
  const { name } = source;
  const hash = createHash('sha256');
  let head: Head | null = null;
  let lines = 0;
  let quoted = false;
  let rest = 0;
  const { signal, maxLineBytes } = settings;
  const onBytes = (done: number) => settings.onProgress?.(done, source.bytes);
  for await (const part of readBlocks(source, { signal, maxLineBytes, onBytes })) {
    const { block } = part;
    hash.update(block);
    checkBytes(name, block, lines);
    const line = firstLongLine(block, part.rest, maxLineBytes);
    if (line !== null) throw lineTooLong(name, lines + line, maxLineBytes);
    if (block.length > 0) {
      head ??= readHead(name, block, part.rest);
      lines += countLines(name, block, lines, head.newline);
      quoted ||= block.includes(QUOTE);
    }
    if (part.last) {
      rest = part.rest.length;
      checkBytes(name, part.rest, lines);
    }
  }
  if (lines === 0 && rest === 0) {
    throw new ImportRefusal('empty-file', `${name}: the file is empty.`, { file: name });
  }
  if (rest > 0) throw cutOff(name, lines + 1);
  if (head === null) throw new ImportRefusal('wrong-header', `${name}: there is no header.`, { file: name });
  const { declaration, columns, headLines, newline } = head;
  const rows = lines - headLines;
  return { source, sha256: hash.digest('hex'), declaration, columns, headLines, rows, newline, quoted };
}

interface Head {
  readonly declaration: DeclarationParts;
  readonly columns: readonly string[];
  readonly headLines: number;
  readonly newline: '\n' | '\r\n';
}

/** Reads the declaration, where there is one, and the header from the first bytes of the file. */
function readHead(file: string, block: Buffer, rest: Buffer): Head {
  const newline = block[block.indexOf(NEWLINE) - 1] === CARRIAGE_RETURN ? '\r\n' : '\n';
  const [first = '', second] = block
    .subarray(0, endOfLine(block, endOfLine(block, 0)))
    .toString('utf8')
    .replace(BOM, '')
    .split(newline);
  const declared = isDeclarationLine(first);
  const header = declared ? second : first;
  if (declared && lineAt(block, block.length) === 2 && rest.length > 0) throw cutOff(file, 2);
  if (header === undefined || header.trim() === '') {
    throw new ImportRefusal('wrong-header', `${file}: there is no header.`, { file });
  }
  return {
    declaration: declared ? parseDeclaration(first, file) : {},
    columns: (splitFields(header) ?? [header]).map((column) => column.trim()),
    headLines: declared ? 2 : 1,
    newline,
  };
}

function endOfLine(block: Buffer, from: number): number {
  const end = block.indexOf(NEWLINE, from);
  return end < 0 ? block.length : end + 1;
}

/** @param linesBefore how many lines of the file lie before the block. */
function checkBytes(file: string, block: Buffer, linesBefore: number): void {
  if (block.includes(NUL)) {
    const line = linesBefore + lineAt(block, block.indexOf(NUL));
    throw new ImportRefusal(
      'binary-file',
      `${file}: line ${line} is binary. Deliver UTF-8 text, plain or compressed with gzip or zstd.`,
      { file, line },
    );
  }
  if (!isUtf8(block)) {
    const line = linesBefore + firstBadLine(block);
    throw new ImportRefusal(
      'wrong-encoding',
      `${file}: line ${line} is not UTF-8; the file looks like ISO-8859-1 or Windows-1252. Save it as UTF-8 and import it again.`,
      { file, line, encoding: 'ISO-8859-1' },
    );
  }
  const number = findIdentityNumber(block);
  if (number < 0) return;
  const line = linesBefore + lineAt(block, number);
  throw new ImportRefusal(
    'identity-number',
    `${file}: line ${line} holds a valid national identity number. Nothing was read in. Delete the file, and ask the register for pseudonyms.`,
    { file, line },
  );
}

/** Counts the lines of a block and sees that they all end in the same way. */
function countLines(file: string, block: Buffer, linesBefore: number, newline: '\n' | '\r\n'): number {
  const returns = newline === '\r\n';
  let lines = 0;
  for (let end = block.indexOf(NEWLINE); end >= 0; end = block.indexOf(NEWLINE, end + 1)) {
    lines += 1;
    if ((block[end - 1] === CARRIAGE_RETURN) !== returns) throw mixedLineEndings(file, linesBefore + lines);
  }
  return lines;
}

/** The number within the block, from 1, of the first line that is longer than the limit. */
function firstLongLine(block: Buffer, rest: Buffer, limit: number): number | null {
  // A long line is seen when steps of its length meet no newline: there is no need to look at every line.
  for (let start = 0; start < block.length; ) {
    const step = Math.min(start + limit + 1, block.length);
    const newline = block.lastIndexOf(NEWLINE, step - 1);
    if (newline < start) return lineAt(block, start);
    start = newline + 1;
  }
  return rest.length > limit ? lineAt(block, block.length) : null;
}

/** The number, from 1, of the line that holds the byte. */
function lineAt(block: Buffer, at: number): number {
  let line = 1;
  for (let end = block.indexOf(NEWLINE); end >= 0 && end < at; end = block.indexOf(NEWLINE, end + 1))
    line += 1;
  return line;
}

function firstBadLine(block: Buffer): number {
  let line = 1;
  for (let start = 0; start < block.length; line += 1) {
    const end = endOfLine(block, start);
    if (!isUtf8(block.subarray(start, end))) break;
    start = end;
  }
  return line;
}

function mixedLineEndings(file: string, line: number): ImportRefusal {
  return new ImportRefusal(
    'line-endings',
    `${file}: line ${line} ends in another way than the first line. Save the file with one kind of line ending.`,
    { file, line },
  );
}

function lineTooLong(file: string, line: number, limit: number): ImportRefusal {
  return new ImportRefusal(
    'line-too-long',
    `${file}: line ${line} is longer than ${limit} bytes. The file is damaged or is no semicolon file.`,
    { file, line, limit },
  );
}

function cutOff(file: string, line: number): ImportRefusal {
  return new ImportRefusal(
    'truncated-file',
    `${file}: line ${line} is the last one and does not end in a newline, so the file may have been cut off. Fetch it again from the register.`,
    { file, line },
  );
}
