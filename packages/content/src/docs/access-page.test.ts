import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { accessPage } from './access-page.ts';

const page = accessPage();

it('is committed as the table makes it: run packages/content/src/docs/command.ts', () => {
  const committed = readFileSync(new URL('../../../../docs/access.md', import.meta.url), 'utf8');
  expect(committed).toBe(page);
});

it('shows each act with the reach of each role', () => {
  const row = page.split('\n').find((line) => line.startsWith('| See who is in a round'));
  expect(row?.split('|').map((cell) => cell.trim())).toEqual([
    '',
    'See who is in a round, who came, who has handed in',
    '–',
    'own unit',
    '–',
    '–',
    '–',
    '–',
    '–',
    'all',
    '–',
    '–',
    'own unit',
    '–',
    '–',
    '–',
    '',
  ]);
});
