import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const rows = readFileSync(`${ROOT}docs/glossary.md`, 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) =>
    line
      .slice(2, -2)
      .split(' | ')
      .map((cell) => cell.trim()),
  );

it('gives every identifier a word in all three languages and a meaning', () => {
  expect(rows.length).toBeGreaterThan(70);
  for (const row of rows) {
    expect(row).toHaveLength(5);
    for (const cell of row) expect(cell, row[0]).not.toBe('');
  }
  const identifiers = rows.map((row) => row[0]);
  expect(new Set(identifiers).size).toBe(identifiers.length);
});

it('knows only identifiers that the code or the content uses', () => {
  const sources = globSync(['packages/*/src/**/*.ts', 'content/**/*.yaml'], { cwd: ROOT });
  const text = sources
    .filter((path) => !path.endsWith('.test.ts'))
    .map((path) => readFileSync(ROOT + path, 'utf8'))
    .join('\n');
  const unused = rows
    .map((row) => row[0]?.replaceAll('`', '') ?? '')
    .filter((identifier) => !new RegExp(`(?<![A-Za-z-])${identifier}(?![a-z])`).test(text));
  expect(unused).toEqual([]);
});
