import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStrictly } from './parse-strictly.ts';
import { createBundleSplitter } from './split-bundle.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (one: Uint8Array) => new TextDecoder().decode(one);

/** The entries and the head of a bundle that comes in pieces of these lengths, again and again. */
function split(json: string, lengths: readonly number[]): { entries: unknown[]; head: unknown } {
  const splitter = createBundleSplitter();
  const all = bytes(json);
  const entries: unknown[] = [];
  let [at, turn] = [0, 0];
  while (at < all.length) {
    const end = at + (lengths[turn % lengths.length] as number);
    for (const entry of splitter.push(all.slice(at, end))) entries.push(JSON.parse(text(entry)));
    [at, turn] = [end, turn + 1];
  }
  return { entries, head: JSON.parse(text(splitter.end())) };
}

describe('a bundle in pieces', () => {
  it('gives the same entries and the same rest, however it is cut and written', () => {
    const bundles = fc.record({
      before: fc.jsonValue({ maxDepth: 3 }),
      entry: fc.array(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })), { maxLength: 8 }),
      after: fc.jsonValue({ maxDepth: 3 }),
    });
    fc.assert(
      fc.property(
        bundles,
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }),
        fc.constantFrom(undefined, 2, '\t'),
        (bundle, lengths, indent) => {
          const found = split(JSON.stringify(bundle, null, indent), lengths);
          expect(found.entries).toEqual(JSON.parse(JSON.stringify(bundle.entry)));
          expect(found.head).toEqual(JSON.parse(JSON.stringify({ ...bundle, entry: [] })));
        },
      ),
    );
  });

  it('takes no list of another name, and none further in, for the entries', () => {
    const found = split('{"a":{"entry":[{"b":1}]},"note":"entry","c":[{"d":2}],"entry":[{"e":3}]}', [7]);
    expect(found.entries).toEqual([{ e: 3 }]);
  });

  it.each([
    ['{"entry":[{},]}', 'with a comma'],
    ['{"entry":[,{}]}', 'with a comma'],
    ['{"entry":[{} {}]}', 'with a comma'],
    ['{"entry":[1]}', 'list of objects'],
    ['{"entry":[{}],"entry":[{}]}', 'stands twice'],
    ['{"entry":[{}]', 'breaks off'],
    ['{"entry":[{"a":"', 'breaks off'],
    ['{"entry":[{}]}}', 'brackets'],
    [`{"entry":[${'{"a":['.repeat(5_000)}`, 'nested deeper'],
    [`${'['.repeat(5_000)}`, 'nested deeper'],
  ])('that is %s is refused', (json, why) => {
    expect(() => split(json, [1_000])).toThrow(why);
  });

  it('holds no entry and no rest that is too long', () => {
    const limits = { maximumEntryBytes: 100, maximumHeadBytes: 50, maximumDepth: 9 };
    const long = () => createBundleSplitter(limits).push(bytes(`{"entry":[{"a":"${'x'.repeat(100)}"}]}`));
    expect(long).toThrow('An entry is longer');
    expect(() => createBundleSplitter(limits).push(bytes(`{"a":"${'x'.repeat(50)}"`))).toThrow('beside');
  });
});

describe('one entry', () => {
  it('is JSON, an object, and names each member once at each place', () => {
    expect(parseStrictly('{"a":{"b":1},"c":[{"b":2},{"b":3,"a":"b"}]}')).toEqual({
      a: { b: 1 },
      c: [{ b: 2 }, { b: 3, a: 'b' }],
    });
    expect(parseStrictly('{"a":1,"a":2}')).toBe('repeated-name');
    expect(parseStrictly('{"x":[{"status":"a","\\u0073tatus":"b"}]}')).toBe('repeated-name');
    expect(parseStrictly('{"a":"{\\"b\\":1,\\"b\\":2}"}')).toEqual({ a: '{"b":1,"b":2}' });
    expect(parseStrictly('{"a":1,}')).toBe('not-json');
    expect(parseStrictly('[1]')).toBe('not-an-object');
  });

  it('that JSON.stringify has written is never said to repeat a name', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const written = JSON.stringify(value);
        expect(parseStrictly(written)).toEqual(JSON.parse(written));
      }),
    );
  });
});
