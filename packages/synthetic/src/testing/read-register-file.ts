import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, zstdDecompressSync } from 'node:zlib';

/** A file as a reader who knows nothing of the generator sees it. */
export interface ReadFile {
  readonly declaration: ReadonlyMap<string, string>;
  readonly columns: readonly string[];
  /** Calls `row` with the fields of each line after the header. */
  forEach(row: (fields: readonly string[]) => void): void;
  /** The lines that hold a text, found without reading the others. */
  linesWith(text: string): readonly (readonly string[])[];
}

export function readRegisterFile(directory: string, name: string): ReadFile {
  const raw = readFileSync(join(directory, name));
  const bytes = name.endsWith('.gz')
    ? gunzipSync(raw)
    : name.endsWith('.zst')
      ? zstdDecompressSync(raw)
      : raw;
  let at = 0;
  const next = (): string => {
    const end = bytes.indexOf(10, at);
    const line = bytes.toString('utf8', at, end);
    at = end + 1;
    return line;
  };
  const declaration = new Map(
    next()
      .split(';')
      .map((entry): [string, string] => {
        const [key = '', value = ''] = entry.split('=');
        return [key, value];
      }),
  );
  const columns = next().split(';');
  const begin = at;
  return {
    declaration,
    columns,
    forEach: (row) => {
      at = begin;
      while (at < bytes.length) row(next().split(';'));
    },
    linesWith: (text) => {
      const found: string[][] = [];
      for (let hit = bytes.indexOf(text, begin); hit >= 0; hit = bytes.indexOf(text, at)) {
        at = bytes.lastIndexOf(10, hit) + 1;
        found.push(next().split(';'));
      }
      return found;
    },
  };
}
