import { createHash } from 'node:crypto';
import { TextDecoder } from 'node:util';
import { openBytes } from './byte-source.ts';
import { findIdentityNumber } from './find-identity-number.ts';
import { ImportRefusal } from './import-refusal.ts';
import { cancelled, type SourceFile } from './open-source.ts';

export interface DocumentReading {
  readonly signal?: AbortSignal | undefined;
  /** Hears bytes of the delivered file read so far, and in all. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** A document that is read as text, such as XML or JSON. */
export interface DocumentText {
  /** To be read once, to its end. */
  readonly portions: AsyncIterable<string>;
  /** SHA-256 of the decompressed bytes, when all portions have been read. */
  readonly sha256: () => string;
}

const PORTION_BYTES = 1 << 18;
/** More than an identity number and what may stand around it. */
const OVERLAP = 160;

/** @throws ImportRefusal while it is read: for another encoding, an identity number, or damaged compression. */
export function readDocument(source: SourceFile, reading: DocumentReading): DocumentText {
  const hash = createHash('sha256');
  let digest = '';
  async function* portions(): AsyncGenerator<string> {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    const bytes = openBytes(source);
    const buffer = Buffer.allocUnsafe(OVERLAP + PORTION_BYTES);
    let kept = 0;
    let read = 0;
    try {
      do {
        read = await bytes.fill(buffer, kept);
        if (reading.signal?.aborted) throw cancelled();
        const end = kept + read;
        const portion = buffer.subarray(kept, end);
        hash.update(portion);
        checkPortion(source.name, buffer.subarray(0, end), portion);
        reading.onProgress?.(read === 0 ? source.bytes : bytes.delivered(), source.bytes);
        const text = decode(decoder, portion, read === 0, source.name);
        if (text !== '') yield text;
        buffer.copyWithin(0, Math.max(0, end - OVERLAP), end);
        kept = Math.min(end, OVERLAP);
      } while (read > 0);
      digest = hash.digest('hex');
    } finally {
      await bytes.close();
    }
  }
  return { portions: portions(), sha256: () => digest };
}

/** The whole text of a document of bounded size. */
export async function readWholeDocument(
  source: SourceFile,
  maxLength: number,
  reading: DocumentReading,
): Promise<{ readonly text: string; readonly sha256: string }> {
  const document = readDocument(source, reading);
  let text = '';
  for await (const portion of document.portions) {
    text += portion;
    if (text.length > maxLength) {
      throw new ImportRefusal(
        'wrong-document',
        `${source.name}: the document is longer than ${maxLength} characters, which no document of this kind is.`,
        { file: source.name },
      );
    }
  }
  return { text, sha256: document.sha256() };
}

function decode(decoder: TextDecoder, bytes: Buffer, last: boolean, file: string): string {
  try {
    return decoder.decode(bytes, { stream: !last });
  } catch {
    throw new ImportRefusal(
      'wrong-encoding',
      `${file}: the document is not UTF-8. Save it as UTF-8 and import it again.`,
      { file },
    );
  }
}

function checkPortion(file: string, withOverlap: Buffer, portion: Buffer): void {
  if (portion.includes(0)) {
    throw new ImportRefusal('binary-file', `${file}: the file is binary, not text.`, { file });
  }
  if (findIdentityNumber(withOverlap) < 0) return;
  throw new ImportRefusal(
    'identity-number',
    `${file}: the document holds a valid national identity number. Nothing was read in. Delete the file.`,
    { file },
  );
}
