import { describe, expect, it } from 'vitest';
import { problemsAfter } from '../testing/changed-content.ts';

const set = (more: string) => `id: example
version: 1
title: { nb: Eksempel, nn: Døme, en: Example }
${more}
source: test
sourceDate: 2026-01-01
configurable: false
`;
const problems = (more: string) => problemsAfter({ 'code-sets/example.yaml': set(more) });
const at = (line: number, message: string) => `code-sets/example.yaml:${line}: ${message}`;

describe('a code set', () => {
  it('loads when its codes exist', () => {
    expect(problems('atc: { include: [J01C, P01AB01], exclude: [J01CE02] }')).toEqual([]);
    expect(problems('icpc2: { include: [R, U71] }\nicd10: { include: [N39.0, J] }')).toEqual([]);
    expect(problems('basedOn: penicillin-v')).toEqual([]);
  });

  it('is refused for an empty list', () => {
    expect(problems('atc: { include: [] }')).toEqual([
      at(1, 'example has no codes'),
      at(4, 'the list of ATC codes is empty'),
    ]);
    expect(problems('')).toEqual([at(1, 'example has no codes')]);
  });

  it('is refused for a code that matches nothing, or is none', () => {
    expect(problems('atc:\n  include:\n    - J01CE02\n    - J01QA\n  exclude: [J01CE0]')).toEqual([
      at(7, 'J01QA matches nothing in the known ATC codes'),
      at(8, 'J01CE0 is no ATC code'),
    ]);
    expect(problems('icpc2: { include: [R99, R70, r81] }')).toEqual([
      at(4, 'R70 matches nothing in the known ICPC-2 codes'),
      at(4, 'r81 is no ICPC-2 code'),
    ]);
  });

  it('is refused when it is based on nothing, or on itself', () => {
    expect(problems('basedOn: nothing')).toEqual([at(4, 'is based on nothing, which is no code set')]);
    expect(problems('basedOn: example')).toEqual([at(4, 'is based on itself through example')]);
  });

  it('must say so in a note when a site may change it', () => {
    const text = set('atc: { include: [J01CE02] }').replace('configurable: false', 'configurable: true');
    expect(problemsAfter({ 'code-sets/example.yaml': text })).toEqual([
      at(7, 'example is configurable, so it needs a note that says so'),
    ]);
  });
});
