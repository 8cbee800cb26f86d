import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { currentChecklists, itemsOf } from '@smalspor/domain/visits';
import { expect, it } from 'vitest';
import { CONTENT_DIRECTORY } from '../loading/load-content.ts';
import { problemsAfter } from '../testing/changed-content.ts';
import { readChecklists } from './read-checklists.ts';

const FILE = 'checklists/antibiotic-infection-control-round.yaml';
const TEXT = readFileSync(join(CONTENT_DIRECTORY, FILE), 'utf8');

/** What is wrong with the checklist when a part of it is another. */
function faultsAfter(from: string, to: string): readonly string[] {
  const faults: string[] = [];
  const files = [{ path: FILE, text: TEXT.replace(from, to) }];
  readChecklists(files, (_file, _line, message) => faults.push(message));
  return faults;
}

it('asks for hand hygiene, precautions, urine samples and the antibiotic round, each with its source', () => {
  const read = readChecklists([{ path: FILE, text: TEXT }], (...fault) => expect(fault).toEqual([]));
  const [checklist] = currentChecklists(read.map(({ definition }) => definition));
  expect(checklist?.sections.map(({ id }) => id)).toEqual([
    'hands',
    'precautions',
    'urine',
    'antibiotics',
    'together',
  ]);
  const items = checklist ? itemsOf(checklist) : [];
  for (const id of [
    'indication-written',
    'duration-written',
    'urine-with-symptoms',
    'methenamine-reviewed',
  ]) {
    expect(items.map((item) => item.id)).toContain(id);
  }
  for (const { id, kind, source } of items) expect(kind === 'note' || source !== null, id).toBe(true);
  const bokmal =
    /"nn":"[^"]*\b(ikke|jeg|hvor|hvordan|hva|hvem|fra|noen|noe|mye|bare|også|være|gjøre|beboer|ansatte)\b/i;
  expect(JSON.stringify(checklist)).not.toMatch(bokmal);
});

it('refuses names that stand twice, items without a source or with an unknown one, and another file name', () => {
  expect(faultsAfter('id: bare-hands', 'id: hands-before-clean')).toHaveLength(2);
  expect(faultsAfter('source: methenamine', 'source: null')).toEqual(['methenamine-reviewed needs a source']);
  expect(faultsAfter('source: methenamine', 'source: hearsay')).toEqual(['there is no source hearsay']);
  expect(faultsAfter('id: antibiotic-infection-control-round', 'id: round')).toEqual([
    'the file of round must be called round.yaml or round@1.yaml',
  ]);
  expect(faultsAfter('kind: observed', 'kind: counted')).toHaveLength(1);
  expect(faultsAfter('version: 1\nstatus', 'version: 2\nstatus')).toEqual([
    'the change log says nothing of version 2',
  ]);
});

it('is not lost or changed once visits were made with it', () => {
  expect(problemsAfter({ [FILE]: (text) => text.replace('nb: Håndhygiene', 'nb: Hender') })).toEqual([
    expect.stringContaining('antibiotic-infection-control-round@1 was published in another form'),
  ]);
  expect(problemsAfter({ [FILE]: null })).toEqual([
    expect.stringContaining(
      'antibiotic-infection-control-round@1 was published, and visits were made with it',
    ),
  ]);
});
