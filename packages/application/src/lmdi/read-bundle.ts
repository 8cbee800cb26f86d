import {
  type AdministrationFact,
  BundleRefusal,
  createBundleSplitter,
  createCatalogue,
  type createFaultList,
  type JsonFault,
  type JsonObject,
  type Pseudonymise,
  parseStrictly,
  readEntry,
  readHead,
  type ToldAdministration,
} from '@smalspor/domain/lmdi';
import { Refusal } from '@smalspor/domain/refusal';

const utf8 = new TextDecoder('utf-8', { fatal: true });
const IN_WORDS: Readonly<Record<JsonFault | 'not-utf-8', string>> = {
  'not-utf-8': 'This is not UTF-8.',
  'not-json': 'This is not JSON.',
  'not-an-object': 'This must be an object.',
  'repeated-name': 'A name stands twice in the same object. Readers differ in which they take: send it once.',
};

export interface ReadBundle {
  readonly entries: number;
  /** An instant in UTC, ISO 8601. */
  readonly madeAt: string;
}

export interface ReadingTools {
  readonly maximumBytes: number;
  readonly pseudonymise: Pseudonymise;
  /** Takes administrations as soon as what they refer to has come; more and more of them, in some order. */
  readonly onTold: (told: readonly ToldAdministration[]) => Promise<void>;
  /** More faults than those that are seen here. */
  readonly faults: ReturnType<typeof createFaultList>;
}

/** Administrations that are handed on together. */
const TOGETHER = 1_000;

/**
 * Reads a bundle as it comes. Memory holds one entry, a few facts of each resource that is referred to, and the administrations
 * that came before what they refer to; never the bundle.
 * @throws BundleRefusal with every fault, after the last byte; Refusal for what cannot be read on
 */
export async function readBundle(
  stream: AsyncIterable<Uint8Array>,
  tools: ReadingTools,
): Promise<ReadBundle> {
  const { faults } = tools;
  const splitter = createBundleSplitter();
  const catalogue = createCatalogue(tools.pseudonymise, faults.note);
  const waiting: AdministrationFact[] = [];
  let told: ToldAdministration[] = [];
  let entries = 0;
  let bytes = 0;

  const handOn = async (least: number): Promise<void> => {
    if (told.length < least || told.length === 0) return;
    const batch = told;
    told = [];
    await tools.onTold(batch);
  };
  const readOne = (json: Uint8Array): void => {
    const index = entries;
    entries += 1;
    const value = parseOrNote(json, `Bundle.entry[${index}]`, faults);
    const entry = value === null ? null : readEntry(index, value, faults.note);
    const fact = entry === null ? null : catalogue.take(index, entry);
    if (fact === null) return;
    const followed = catalogue.follow(fact);
    if (followed === null) waiting.push(fact);
    else told.push(followed);
  };

  for await (const chunk of whole(stream)) {
    bytes += chunk.byteLength;
    if (bytes > tools.maximumBytes)
      throw new Refusal(
        'upload-too-large',
        `A bundle has at most ${tools.maximumBytes} bytes. Send it as several.`,
      );
    for (const json of splitter.push(chunk)) readOne(json);
    await handOn(TOGETHER);
  }
  const value = parseOrNote(splitter.end(), 'Bundle', faults);
  const head = value === null ? null : readHead(value, entries, faults.note);
  for (const fact of waiting) {
    const followed = catalogue.conclude(fact);
    if (followed !== null) told.push(followed);
    await handOn(TOGETHER);
  }
  await handOn(0);
  if (head === null || faults.list().length > 0) throw new BundleRefusal('invalid-request', faults.list());
  return { entries, madeAt: head.timestamp };
}

function parseOrNote(json: Uint8Array, path: string, faults: ReadingTools['faults']): JsonObject | null {
  const text = decode(json);
  const value = text === null ? 'not-utf-8' : parseStrictly(text);
  if (typeof value !== 'string') return value;
  faults.note('structure', path, IN_WORDS[value]);
  return null;
}

function decode(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}

/** A line that breaks is told as such; a refusal on the way is passed on. */
async function* whole(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* stream;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('invalid-request', 'The bundle was not sent to its end. Nothing of it is kept.', {
      cause: error,
    });
  }
}
