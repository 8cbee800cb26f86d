import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadContent } from '../loading/load-content.ts';
import { generateDocs } from './generate-docs.ts';

const DIRECTORY = fileURLToPath(new URL('../../../../docs/indicators/', import.meta.url));
const pages = generateDocs(loadContent());

describe('docs/indicators', () => {
  it('is what the content makes it: run packages/content/src/docs/command.ts', () => {
    const committed = readdirSync(DIRECTORY).map((file) => [file, readFileSync(DIRECTORY + file, 'utf8')]);
    expect(Object.fromEntries(committed)).toEqual(Object.fromEntries(pages));
  });

  it('tells numerator, denominator and value of an indicator', () => {
    const page = pages.get('children-per-1000.md');
    expect(page).toContain(
      'prescriptions of [systemic-antibiotics](code-sets.md#systemic-antibiotics), only patients on the own list, aged 0–9 |',
    );
    expect(page).toContain('months × patients on the registered list, aged 0–9 ');
    expect(page).toContain('numerator × 12 000 ÷ person-months');
  });

  it('links only to code sets that have a heading', () => {
    const headings = new Set(
      [...(pages.get('code-sets.md') ?? '').matchAll(/^## (.+)$/gm)].map((match) => match[1]),
    );
    const links = [...pages.values()].flatMap((page) => [...page.matchAll(/code-sets\.md#([a-z0-9-]+)/g)]);
    expect(links.length).toBeGreaterThan(40);
    for (const link of links) expect(headings).toContain(link[1]);
  });

  it('says of every configurable set that it is', () => {
    const page = pages.get('code-sets.md') ?? '';
    const section = page.slice(page.indexOf('## respiratory-antibiotics'));
    expect(section).toMatch(/^## respiratory-antibiotics\n\n.*configurable\./);
    expect(section).toContain('No open source fixes this list.');
  });
});
