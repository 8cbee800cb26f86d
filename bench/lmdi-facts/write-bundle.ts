import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Entry = { readonly resource: Record<string, unknown>; readonly request: object };

const example = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../docs/examples/lmdi-nursing-home.json'), 'utf8'),
) as Record<string, unknown> & { readonly entry: readonly Entry[] };
const given = example.entry.filter(({ resource }) => resource.resourceType === 'MedicationAdministration');
const context = example.entry.filter(({ resource }) => resource.resourceType !== 'MedicationAdministration');

/** Entries of administrations that nothing else has told of: antibiotics, each a minute after the other. */
function* administrations(from: number, count: number): Generator<string> {
  const [first] = given;
  const start = Date.parse('2019-01-01T00:00:00Z');
  for (let number = from; number < from + count; number += 1) {
    const resource = {
      ...first?.resource,
      id: `given-${number}`,
      identifier: [{ system: 'urn:example:journal:given', value: `given-${number}` }],
      effectiveDateTime: new Date(start + number * 60_000).toISOString(),
    };
    yield JSON.stringify({ resource, request: first?.request });
  }
}

/** A bundle of so many new administrations in pieces, so that whoever sends it holds no more than one of them. */
export function* bundleInPieces(from: number, count: number): Generator<string> {
  const { entry: _entry, ...head } = example;
  yield `${JSON.stringify(head).slice(0, -1)},"entry":[${context.map((one) => JSON.stringify(one)).join(',')}`;
  let piece = '';
  for (const one of administrations(from, count)) {
    piece += `,${one}`;
    if (piece.length < 64_000) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}]}`;
}
