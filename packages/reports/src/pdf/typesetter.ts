import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { readReportFonts } from './report-fonts.ts';

/** Typst keeps what it laid out; what no document used for so many documents in each thread is forgotten. */
const CACHE_AGE = 2;

/** A document to set. */
export interface TypesetOrder {
  /** What is said when it cannot be set, such as `report r-1`. */
  readonly name: string;
  /** The page that sets it, in Typst's language. */
  readonly template: string;
  /** What the page reads, by name. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Instant of issue, which the file carries as its own time; ISO 8601. */
  readonly issuedAt: string;
}

export interface Typesetter {
  /**
   * The document as PDF/UA-1, the same bytes each time for the same order and versions.
   * @throws Error when the exporter refuses (missing alternative text, glyph or title, skipped heading) or warns.
   */
  readonly set: (order: TypesetOrder) => Uint8Array<ArrayBuffer>;
}

/**
 * One Typst in this thread. It is synchronous: serve many documents from workers, see `createRenderer`.
 * @param threads how many threads of this process set documents: Typst's memory of what it laid out is one for all of them,
 * and each forgets on behalf of the others.
 */
export function createTypesetter(threads = 1): Typesetter {
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: readReportFonts() }] });
  return {
    set: (order) => {
      try {
        return setStrictly(compiler, order);
      } finally {
        compiler.evictCache(CACHE_AGE * threads);
      }
    },
  };
}

function setStrictly(
  compiler: NodeCompiler,
  { name, template, inputs, issuedAt }: TypesetOrder,
): Uint8Array<ArrayBuffer> {
  const compiled = compiler.compile({ mainFileContent: template, inputs });
  const complaint = compiled.takeError() ?? compiled.takeWarnings();
  if (complaint) throw refusal(name, JSON.stringify(complaint.shortDiagnostics));
  const document = compiled.result;
  if (!document) throw refusal(name, 'Typst gave no document');
  const creationTimestamp = Math.floor(Date.parse(issuedAt) / 1000);
  try {
    return new Uint8Array(compiler.pdf(document, { pdfStandard: 'ua-1', creationTimestamp }));
  } catch (fault) {
    throw refusal(name, fault instanceof Error ? fault.message : String(fault));
  }
}

function refusal(name: string, why: string): Error {
  return new Error(`The ${name} could not be set as PDF/UA: ${why}`);
}
