import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFontCharacters } from '../../build/read-font-characters.ts';

const root = join(import.meta.dirname, '..', '..', '..', '..');
const find = createRequire(import.meta.url).resolve;
const styles = readFileSync(join(import.meta.dirname, '..', 'styles', 'fonts.css'), 'utf8');

interface Face {
  readonly weight: number;
  readonly file: string;
  readonly range: readonly (readonly [from: number, to: number])[];
}

/** The fonts that the page brings, as its style sheet names them. */
const faces: readonly Face[] = [...styles.matchAll(/@font-face \{([^}]+)\}/g)].map(([, face = '']) => ({
  weight: Number(/font-weight: (\d+)/.exec(face)?.[1]),
  file: /url\("([^"]+)"\)/.exec(face)?.[1] ?? '',
  range: [
    ...(/unicode-range:([^;]+)/.exec(face)?.[1] ?? '').matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/g),
  ].map(([, from = '', to = from]) => [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const),
}));

/** What a browser without any font of its own can show in a weight: what lies in a face's range and in its file. */
function shownIn(weight: number): ReadonlySet<number> {
  return new Set(
    faces
      .filter((face) => face.weight === weight)
      .flatMap(({ file, range }) =>
        [...readFontCharacters(find(file))].filter((code) =>
          range.some(([from, to]) => from <= code && code <= to),
        ),
      ),
  );
}

const weights = [...new Set(faces.map(({ weight }) => weight))];
const shown = new Map(weights.map((weight) => [weight, shownIn(weight)]));

function filesBelow(directory: string, pattern: RegExp): readonly string[] {
  return readdirSync(join(root, directory), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name) && !entry.name.includes('.test.'))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Comments are for those who read the code. */
const withoutComments = (source: string) =>
  source.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$|\s\/\/ .*$/gm, '');

/** Characters that a reader would see as an empty box, each with where it stands and in which weights. */
function missingIn(
  files: readonly string[],
  read: (text: string) => string = (text) => text,
): readonly string[] {
  return files.flatMap((file) =>
    [...new Set(read(readFileSync(file, 'utf8')))].flatMap((character) => {
      const code = character.codePointAt(0) ?? 0;
      const without = weights.filter((weight) => !shown.get(weight)?.has(code));
      const isSpace = /\s/u.test(character);
      return without.length === 0 || isSpace
        ? []
        : [`${character} U+${code.toString(16)} ${file} ${without}`];
    }),
  );
}

describe('the fonts of the page', () => {
  it('are the weights that the styles ask for', () => {
    const asked = filesBelow('packages/web/src/styles', /\.css$/).flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/font-weight: (\d+)/g)].map((match) => Number(match[1])),
    );
    expect(weights).toEqual([400, 500, 600, 700]);
    for (const weight of asked) expect(weights).toContain(weight);
  });

  it('are read as they are: they have letters, and no arrow', () => {
    for (const characters of shown.values()) {
      for (const letter of 'aÅøæčđŋ−–«»') expect(characters).toContain(letter.codePointAt(0));
      expect(characters).not.toContain('→'.codePointAt(0));
    }
  });

  it.each([
    ['content/messages', /\.yaml$/],
    ['content/courses', /\.(yaml|md|svg)$/],
    ['content/indicators', /\.yaml$/],
    ['content/programmes', /\.yaml$/],
    ['content/questionnaires', /\.yaml$/],
    ['content/geography', /./],
  ])('show every character of %s', (directory, pattern) => {
    const files = filesBelow(directory, pattern);
    expect(files.length).toBeGreaterThan(0);
    expect(missingIn(files)).toEqual([]);
  });

  it('show every character that the page’s and the pictures’ code writes', () => {
    const files = [
      ...filesBelow('packages/web/src', /\.tsx?$/),
      // How wide a character is says nothing about where it is written.
      ...filesBelow('packages/charts/src', /\.tsx?$/).filter((file) => !file.endsWith('text-width.ts')),
    ];
    expect(missingIn(files, withoutComments)).toEqual([]);
  });
});
