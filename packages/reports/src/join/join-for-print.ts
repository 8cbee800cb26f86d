import { createHash } from 'node:crypto';
import { plainParts, takeApart } from './pdf-parts.ts';

/** A4 in points, for the empty backs of sheets. */
const PAPER = '[0 0 595.276 841.89]';
const CATALOGUE = 1;
const ROOT = 2;

/**
 * Joins files that this package has set into one for the printer. Each begins on a sheet of its own also when both sides are
 * printed: where a file has an odd number of pages, an empty one follows. Pages stand as they were issued; bookmarks and the
 * tags for screen readers are left out, so that what is read on a screen is still the file itself.
 * @returns the same bytes each time for the same files
 * @throws Error for a file of another make, or a damaged one
 */
export function joinForPrint(files: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const objects = new Map<number, string>();
  const trees: { readonly number: number; readonly pages: number }[] = [];
  let next = ROOT + 1;
  for (const file of files) {
    const taken = takePages(file, next);
    for (const [number, text] of taken.objects) objects.set(number, text);
    trees.push({ number: taken.root, pages: taken.pages });
    next = taken.next;
    if (taken.pages % 2 === 0) continue;
    objects.set(next, `<< /Type /Page /Parent ${ROOT} 0 R /MediaBox ${PAPER} /Resources << >> >>\n`);
    trees.push({ number: next, pages: 1 });
    next += 1;
  }
  const kids = trees.map(({ number }) => `${number} 0 R`).join(' ');
  const count = trees.reduce((sum, { pages }) => sum + pages, 0);
  objects.set(
    CATALOGUE,
    `<< /Type /Catalog /Pages ${ROOT} 0 R /ViewerPreferences << /Duplex /DuplexFlipLongEdge >> >>\n`,
  );
  objects.set(ROOT, `<< /Type /Pages /Count ${count} /Kids [${kids}] >>\n`);
  return write(objects, next);
}

interface Taken {
  readonly objects: ReadonlyMap<number, string>;
  /** The number of the file's tree of pages. */
  readonly root: number;
  readonly pages: number;
  /** The first number that is free after it. */
  readonly next: number;
}

/** The tree of pages of a file and everything that it leads to, under numbers from `first` on. */
function takePages(file: Uint8Array, first: number): Taken {
  const { objects, catalogue } = takeApart(file);
  const root = Number(/\/Pages (\d+) 0 R/.exec(objects.get(catalogue) ?? '')?.[1] ?? Number.NaN);
  const tree = objects.get(root) ?? '';
  const pages = Number(/\/Count (\d+)/.exec(tree)?.[1] ?? Number.NaN);
  if (!(pages > 0) || !TREE.test(tree)) throw new Error('A file that was to be joined has no pages');
  const numbers = new Map<number, number>();
  const waiting = [root];
  for (let old = waiting.pop(); old !== undefined; old = waiting.pop()) {
    if (numbers.has(old)) continue;
    numbers.set(old, first + numbers.size);
    for (const { isPlain, text } of plainParts(objects.get(old) ?? '')) {
      if (isPlain) for (const [, number] of text.matchAll(REFERENCE)) waiting.push(Number(number));
    }
  }
  const renumber = (text: string): string =>
    text.replaceAll(REFERENCE, (_, old: string) => `${numbers.get(Number(old))} 0 R`);
  const taken = new Map(
    [...numbers].map(([old, number]) => {
      const parts = plainParts(objects.get(old) ?? 'null');
      const text = parts.map((part) => (part.isPlain ? renumber(part.text) : part.text)).join('');
      return [number, old === root ? text.replace(TREE, `/Type /Pages /Parent ${ROOT} 0 R`) : text] as const;
    }),
  );
  return { objects: taken, root: numbers.get(root) ?? first, pages, next: first + numbers.size };
}

const TREE = /\/Type \/Pages\b/;
const REFERENCE = /\b(\d+) 0 R\b/g;

function write(objects: ReadonlyMap<number, string>, size: number): Uint8Array<ArrayBuffer> {
  // The second line tells programs that move files that there are bytes in it which are no text.
  const pieces = ['%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'];
  let at = pieces[0]?.length ?? 0;
  const places: number[] = [];
  for (let number = 1; number < size; number += 1) {
    const piece = `${number} 0 obj\n${objects.get(number) ?? 'null\n'}endobj\n`;
    places.push(at);
    pieces.push(piece);
    at += piece.length;
  }
  const entries = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`);
  const body = pieces.join('');
  const id = createHash('sha256').update(body, 'latin1').digest('hex').slice(0, 32);
  const end = [
    `xref\n0 ${size}\n0000000000 65535 f \n${entries.join('')}`,
    `trailer\n<< /Size ${size} /Root ${CATALOGUE} 0 R /ID [<${id}> <${id}>] >>\nstartxref\n${at}\n%%EOF\n`,
  ];
  const written = Buffer.from(body + end.join(''), 'latin1');
  return new Uint8Array(written.buffer, written.byteOffset, written.byteLength);
}
