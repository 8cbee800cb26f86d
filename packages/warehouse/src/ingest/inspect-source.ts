import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { type DeclarationParts, isDeclarationLine, parseDeclaration } from './declaration.ts';
import { ImportRefusal } from './import-refusal.ts';
import { readSource, type SourceFile } from './open-source.ts';
import { type LineCounts, type LineListener, type StructuralProblem, scanLines } from './scan-lines.ts';
import { splitFields } from './split-fields.ts';

export interface StructuralReject {
  readonly line: number;
  readonly problem: StructuralProblem;
}

/** What is known about a semicolon file before any value is read. */
export interface SourceInspection {
  readonly source: SourceFile;
  /** SHA-256 of the decompressed bytes. */
  readonly sha256: string;
  /** Decompressed bytes. */
  readonly bytes: number;
  readonly declaration: DeclarationParts;
  /** The columns in the order of the file. */
  readonly columns: readonly string[];
  /** Lines before the first row: the header, and the declaration where there is one. */
  readonly headLines: number;
  /** Lines after the header, good or bad. */
  readonly rows: number;
  /** Lines whose fields cannot be told apart. */
  readonly structural: readonly StructuralReject[];
  readonly newline: '\n' | '\r\n';
  /** Whether any field stands in double quotes. */
  readonly quoted: boolean;
}

export interface InspectionSettings {
  /** Longest line in bytes; a longer one is refused as soon as it is met. */
  readonly maxLineBytes: number;
  readonly signal?: AbortSignal | undefined;
  /** Hears bytes of the delivered file read so far, and in all. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** So many structurally bad lines are no accident: the file is of another kind. */
const MAX_STRUCTURAL_REJECTS = 200_000;
const BOM = '\ufeff';
const NEWLINE = 10;
const CARRIAGE_RETURN = 13;

/**
 * Reads the whole file once, in bounded memory, and refuses what can never be a register file: another encoding, binary
 * content, an endless line, a file that was cut off, one that holds a national identity number.
 *
 * @throws ImportRefusal
 */
export async function inspectSource(
  source: SourceFile,
  settings: InspectionSettings,
): Promise<SourceInspection> {
  const lines = createLineInspector(source, settings.maxLineBytes);
  const hash = createHash('sha256');
  let bytes = 0;
  let rest: Buffer = Buffer.alloc(0);
  const progress = (done: number) => settings.onProgress?.(done, source.bytes);
  for await (const chunk of readSource(source, settings.signal, progress)) {
    hash.update(chunk);
    bytes += chunk.length;
    const block = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const end = block.lastIndexOf(NEWLINE) + 1;
    if (end > 0) lines.read(block.subarray(0, end));
    rest = block.subarray(end);
    lines.checkRest(rest);
  }
  return { source, sha256: hash.digest('hex'), bytes, ...lines.finish(bytes, rest) };
}

type LinesFound = Omit<SourceInspection, 'source' | 'sha256' | 'bytes'>;

interface LineInspector {
  read(block: Buffer): void;
  /** Looks at what follows the last newline so far. */
  checkRest(rest: Buffer): void;
  finish(bytes: number, rest: Buffer): LinesFound;
}

function createLineInspector(source: SourceFile, maxLineBytes: number): LineInspector {
  const { name } = source;
  const structural: StructuralReject[] = [];
  let block: Buffer = Buffer.alloc(0);
  let nextLine = 1;
  let declaration: DeclarationParts = {};
  let columns: readonly string[] | null = null;
  let headLines = 0;
  let separatorsExpected = 0;
  let newline: '\n' | '\r\n' = '\n';
  let quoted = false;

  const text = (start: number, end: number) =>
    block.toString('utf8', start, block[end - 1] === CARRIAGE_RETURN ? end - 1 : end);

  const readHead = (number: number, start: number, end: number) => {
    if (number === 1) newline = block[end - 1] === CARRIAGE_RETURN ? '\r\n' : '\n';
    const line = number === 1 ? text(start, end).replace(BOM, '') : text(start, end);
    headLines = number;
    if (number === 1 && isDeclarationLine(line)) declaration = parseDeclaration(line, name);
    else {
      columns = (splitFields(line) ?? [line]).map((column) => column.trim());
      separatorsExpected = columns.length - 1;
    }
  };

  const problemOf = (start: number, end: number, counts: LineCounts): StructuralProblem | null => {
    if (end - start === counts.carriageReturns) return 'blank-line';
    let separators = counts.separators;
    if (counts.quotes > 0) {
      quoted = true;
      const fields = splitFields(text(start, end));
      if (fields === null) return 'broken-quotes';
      separators = fields.length - 1;
    }
    if (separators === separatorsExpected) return null;
    return separators < separatorsExpected ? 'too-few-fields' : 'too-many-fields';
  };

  const listener: LineListener = {
    line(number, start, end, counts) {
      if (end - start > maxLineBytes) throw lineTooLong(name, number, maxLineBytes);
      if (columns === null) return readHead(number, start, end);
      checkLineEnding(name, number, newline, counts, block[end - 1] === CARRIAGE_RETURN);
      if (counts.quotes === 0 && counts.separators === separatorsExpected && end > start) return;
      const problem = problemOf(start, end, counts);
      if (problem !== null) structural.push({ line: number, problem });
      if (structural.length > MAX_STRUCTURAL_REJECTS) throw notTheFormat(name, structural.length);
    },
    forbiddenByte(line, byte) {
      throw new ImportRefusal(
        'binary-file',
        `${name}: line ${line} holds a byte that no text has (${byte}). The file is binary or damaged; deliver UTF-8 text.`,
        { file: name, line },
      );
    },
    identityNumber(line) {
      throw new ImportRefusal(
        'identity-number',
        `${name}: line ${line} holds a valid national identity number. Nothing was read in. Delete the file, and ask the register for pseudonyms.`,
        { file: name, line },
      );
    },
  };

  return {
    read(next) {
      if (!isUtf8(next)) throw wrongEncoding(name, next, nextLine);
      block = next;
      nextLine = scanLines(next, nextLine, listener);
    },
    checkRest(rest) {
      if (rest.length > maxLineBytes) throw lineTooLong(name, nextLine, maxLineBytes);
    },
    finish(bytes, rest) {
      if (bytes === 0) throw new ImportRefusal('empty-file', `${name}: the file is empty.`, { file: name });
      if (rest.length > 0) throw isUtf8(rest) ? cutOff(name, nextLine) : wrongEncoding(name, rest, nextLine);
      if (columns === null)
        throw new ImportRefusal('wrong-header', `${name}: there is no header.`, { file: name });
      let last = nextLine - 1;
      while (structural.at(-1)?.line === last && structural.at(-1)?.problem === 'blank-line') {
        structural.pop();
        last -= 1;
      }
      return { declaration, columns, headLines, rows: last - headLines, structural, newline, quoted };
    },
  };
}

function checkLineEnding(
  file: string,
  line: number,
  newline: '\n' | '\r\n',
  counts: LineCounts,
  endsInReturn: boolean,
): void {
  const expected = newline === '\r\n' ? 1 : 0;
  if (counts.carriageReturns === expected && endsInReturn === (expected === 1)) return;
  throw new ImportRefusal(
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

function notTheFormat(file: string, lines: number): ImportRefusal {
  return new ImportRefusal(
    'too-many-rejects',
    `${file}: more than ${lines} lines do not have the columns of the header. The file was refused whole.`,
    { file, rejectedRows: lines },
  );
}

function wrongEncoding(file: string, block: Buffer, firstLine: number): ImportRefusal {
  let [line, start] = [firstLine, 0];
  for (let end = block.indexOf(NEWLINE); end >= 0; end = block.indexOf(NEWLINE, start)) {
    if (!isUtf8(block.subarray(start, end))) break;
    line += 1;
    start = end + 1;
  }
  const binary = block.includes(0);
  return binary
    ? new ImportRefusal('binary-file', `${file}: line ${line} is binary. Deliver UTF-8 text.`, { file, line })
    : new ImportRefusal(
        'wrong-encoding',
        `${file}: line ${line} is not UTF-8; the file looks like ISO-8859-1 or Windows-1252. Save it as UTF-8 and import it again.`,
        { file, line, encoding: 'ISO-8859-1' },
      );
}
