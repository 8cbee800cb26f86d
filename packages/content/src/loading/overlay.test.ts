import { expect, it } from 'vitest';
import { directoryWith, problemsOf } from '../testing/changed-content.ts';
import { CONTENT_DIRECTORY, loadContent } from './load-content.ts';

const codeSet = (id: string, codes: string) => `id: ${id}
version: 2
title: { nb: Eget utvalg, nn: Eige utval, en: Own selection }
atc:
  include: [${codes}]
source: The site
sourceDate: 2026-01-01
configurable: true
note: { nb: Egen liste., nn: Eiga liste., en: Own list. }
`;

it('lets a site set a list that the product leaves open, and the sets based on it follow', () => {
  const own = codeSet('respiratory-antibiotics', 'J01AA02, J01CA04, J01CE02, J01FA, J01DC02');
  const overlay = directoryWith({ 'code-sets/respiratory-antibiotics.yaml': own });
  const content = loadContent(CONTENT_DIRECTORY, overlay);
  expect(content.codeSets.get('respiratory-antibiotics')?.version).toBe(2);
  expect(content.codeSets.get('respiratory-broad-spectrum')?.selections[0]?.include).toContain('J01DC02');
  expect(content.version).not.toBe(loadContent().version);
});

it('does not let a site change a list that a source fixes', () => {
  const overlay = directoryWith({ 'code-sets/penicillin-v.yaml': codeSet('penicillin-v', 'J01CE') });
  expect(problemsOf(CONTENT_DIRECTORY, overlay)).toContain(
    'code-sets/penicillin-v.yaml:1: penicillin-v is fixed by a source: choose another id for your own list',
  );
});

it('checks the files of a site as hard as its own', () => {
  const overlay = directoryWith({ 'code-sets/own-list.yaml': codeSet('own-list', 'J01CE99') });
  expect(problemsOf(CONTENT_DIRECTORY, overlay)).toEqual([
    'code-sets/own-list.yaml:5: J01CE99 matches nothing in the known ATC codes',
  ]);
});

it('takes a site’s own substances', () => {
  const substance = 'J01CE99:\n  name: { nb: x, nn: x, en: x }\n  ddds:\n    - { route: O, grams: 2 }\n';
  const overlay = directoryWith({
    'medicines/own.yaml': substance,
    'code-sets/own-list.yaml': codeSet('own-list', 'J01CE99'),
  });
  expect(loadContent(CONTENT_DIRECTORY, overlay).medicines.byAtc.get('J01CE99')?.ddds).toHaveLength(1);
});
