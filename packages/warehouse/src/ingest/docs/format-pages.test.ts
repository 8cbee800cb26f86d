import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { REGISTER_FORMATS } from '@smalspor/domain/registers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SEMICOLON_FORMATS } from '../formats/formats.ts';
import { GEOGRAPHY, type ImportFixture, importFixture } from '../testing/import-fixture.ts';
import { formatPages } from './format-pages.ts';

const DIRECTORY = fileURLToPath(new URL('../../../../../docs/formats/', import.meta.url));

let fixture: ImportFixture;
beforeAll(async () => {
  fixture = await importFixture();
});
afterAll(() => fixture.remove());

describe('docs/formats', () => {
  it('is what the descriptors generate: run packages/warehouse/src/ingest/docs/command.ts', () => {
    const pages = formatPages();
    expect(readdirSync(DIRECTORY).sort()).toEqual([...pages.keys()].sort());
    for (const [file, text] of pages) expect(readFileSync(`${DIRECTORY}${file}`, 'utf8'), file).toBe(text);
  });

  it('has a page for every format that a batch can have', () => {
    expect([...formatPages().keys()].sort()).toEqual(
      ['README.md', ...REGISTER_FORMATS.map((format) => `${format}.md`)].sort(),
    );
  });

  it.each(SEMICOLON_FORMATS.map((format) => [format.id, format] as const))(
    'shows an example of %s that can be imported',
    async (id) => {
      const example = /```\n([^`]+)```/.exec(formatPages().get(`${id}.md`) ?? '')?.[1] ?? '';
      const result = await fixture.accept(
        { format: id, files: [await fixture.file(`${id}.csv`, example)] },
        { geography: GEOGRAPHY },
      );
      expect(result.batch).toMatchObject({ rows: 1, rejectedRows: 0 });
    },
  );
});
