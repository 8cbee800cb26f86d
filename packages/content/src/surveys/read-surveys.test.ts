import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cellsOf, currentSurveyDefinitions } from '@smalspor/domain/surveys';
import { expect, it } from 'vitest';
import { CONTENT_DIRECTORY, loadContent } from '../loading/load-content.ts';
import { problemsAfter } from '../testing/changed-content.ts';
import { readSurveys } from './read-surveys.ts';

const FILE = 'surveys/antibiotics-on-a-day.yaml';
const TEXT = readFileSync(join(CONTENT_DIRECTORY, FILE), 'utf8');
const content = loadContent();

/** What is wrong with the definition when a part of it is another. */
function faultsAfter(from: string, to: string): readonly string[] {
  const faults: string[] = [];
  const files = [{ path: FILE, text: TEXT.replace(from, to) }];
  readSurveys(files, content.medicines, (_file, _line, message) => faults.push(message));
  return faults;
}

it('asks for residents present, substance, indication, purpose and route, each with its source', () => {
  const [definition] = currentSurveyDefinitions(content.surveys);
  expect(definition?.questions.present.text.nb).toBe('Beboere til stede kl. 08');
  expect(definition?.units.map(({ id }) => id)).toEqual(['nursing-home', 'acute-unit']);
  expect(definition && cellsOf(definition)).toHaveLength(2 * (14 + 1) + 1);
  const asked = JSON.stringify([definition?.questions, definition?.indications]);
  // Nobody is to tell who the residents are.
  expect(asked).not.toMatch(/fødsel|personnummer|birth/i);
  const bokmal =
    /"nn":"[^"]*\b(ikke|jeg|hvor|hvordan|hva|hvem|fra|noen|noe|mye|bare|være|gjøre|beboer|beboere|ansatte)\b/i;
  expect(JSON.stringify(definition)).not.toMatch(bokmal);
});

it('refuses unknown sources, groups and substances, what stands twice, and another file name', () => {
  expect(faultsAfter('source: halt-3', 'source: hearsay')).toEqual(['there is no source hearsay']);
  expect(faultsAfter('group: skin', 'group: hide')).toEqual([
    'skin-soft-tissue is in no group: there is no hide',
  ]);
  expect(faultsAfter('id: upper-urinary', 'id: lower-urinary')).toEqual([
    'lower-urinary stands twice in indications',
  ]);
  expect(faultsAfter('id: upper-urinary', 'id: several')).toEqual(['several is no indication']);
  expect(faultsAfter('- J01CE02', '- J01ZZ99')).toEqual(['content/medicines has no substance J01ZZ99']);
  expect(faultsAfter('- J01CE02', '- J01CA08')).toEqual(['J01CA08 stands twice']);
  expect(faultsAfter('methenamine: J01XX05', 'methenamine: J01XX08')).toEqual([]);
  expect(faultsAfter('- J01XX05', '- J01XX04')).toContain('J01XX05 is not among the substances');
  expect(faultsAfter('wardTypes: [acute]', 'wardTypes: [attic]')).toHaveLength(1);
  expect(faultsAfter('id: antibiotics-on-a-day', 'id: day')).toEqual([
    'the file of day must be called day.yaml or day@1.yaml',
  ]);
  expect(faultsAfter('version: 1\nstatus', 'version: 2\nstatus')).toEqual([
    'the change log says nothing of version 2',
  ]);
});

it('is not lost or changed once surveys were held with it', () => {
  expect(problemsAfter({ [FILE]: (text) => text.replace('nb: Mot hva', 'nb: Hvorfor') })).toEqual([
    expect.stringContaining('antibiotics-on-a-day@1 was published in another form'),
  ]);
  expect(problemsAfter({ [FILE]: null })).toEqual([
    expect.stringContaining('antibiotics-on-a-day@1 was published, and surveys were held with it'),
  ]);
});
