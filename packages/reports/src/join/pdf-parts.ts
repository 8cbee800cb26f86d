/** A file taken apart: its objects as text in which each byte is one sign, by number, and the number of its catalogue. */
export interface PdfParts {
  readonly objects: ReadonlyMap<number, string>;
  readonly catalogue: number;
}

const ENTRY_BYTES = 20;

/**
 * Takes a file apart that was written by the typesetter of this package: one table of objects, none of them compressed.
 * @throws Error for a file of any other make, or a damaged one
 */
export function takeApart(bytes: Uint8Array): PdfParts {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(file.slice(-64))?.[1] ?? Number.NaN);
  const head = /^xref\s+0 (\d+)\s*\n/.exec(file.slice(start, start + 40));
  if (!head) throw strange('has no plain table of objects');
  const count = Number(head[1]);
  const places: { readonly number: number; readonly at: number }[] = [];
  for (let number = 1; number < count; number += 1) {
    const at = start + head[0].length + number * ENTRY_BYTES;
    const entry = /^(\d{10}) \d{5} ([nf])/.exec(file.slice(at, at + ENTRY_BYTES));
    if (!entry) throw strange('has a damaged table of objects');
    if (entry[2] === 'n') places.push({ number, at: Number(entry[1]) });
  }
  places.sort((a, b) => a.at - b.at);
  const objects = new Map(
    places.map(({ number, at }, index) => {
      const whole = file.slice(at, places[index + 1]?.at ?? start);
      const inside = /^\d+ 0 obj\s([\s\S]*)endobj\s*$/.exec(whole);
      if (!inside?.[1] || !whole.startsWith(`${number} `)) throw strange(`has a damaged object ${number}`);
      return [number, inside[1]] as const;
    }),
  );
  const trailer = file.slice(start + head[0].length + count * ENTRY_BYTES);
  const catalogue = Number(/\/Root (\d+) 0 R/.exec(trailer)?.[1] ?? Number.NaN);
  if (!objects.has(catalogue) || /\/(Encrypt|Prev) /.test(trailer)) throw strange('has no plain trailer');
  return { objects, catalogue };
}

/** Where the parts of an object's text begin and end in which references can stand: not in strings, not in its stream. */
export function plainParts(text: string): readonly { readonly isPlain: boolean; readonly text: string }[] {
  const parts: { isPlain: boolean; text: string }[] = [];
  let from = 0;
  const cut = (isPlain: boolean, to: number): void => {
    if (to > from) parts.push({ isPlain, text: text.slice(from, to) });
    from = to;
  };
  for (let at = 0; at < text.length; ) {
    const sign = text[at];
    if (sign === '(' || (sign === '<' && text[at + 1] !== '<')) {
      cut(true, at);
      at = sign === '(' ? endOfString(text, at) : text.indexOf('>', at) + 1;
      if (at <= from) throw strange('has a string without an end');
      cut(false, at);
    } else if (sign === '<') {
      at += 2;
    } else if (sign === 's' && STREAM.test(text.slice(at, at + 8))) {
      cut(true, at);
      cut(false, text.length);
      at = text.length;
    } else at += 1;
  }
  cut(true, text.length);
  return parts;
}

const STREAM = /^stream\r?\n/;

/** Just after the parenthesis that ends a string; parentheses within it come in pairs or behind a backslash. */
function endOfString(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '(') depth += 1;
    else if (text[at] === ')') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return -1;
}

function strange(what: string): Error {
  return new Error(`A file that was to be joined ${what}`);
}
