import { OCCASIONS, questionnaireAfter } from '@smalspor/domain/questionnaires';
import { expect, it } from 'vitest';
import { loadContent } from '../loading/load-content.ts';
import { changedContent, problemsAfter, problemsOf } from '../testing/changed-content.ts';

const FILE = 'questionnaires/after-module.yaml';

it('has a questionnaire for each occasion, with a request not to write about patients', () => {
  const { questionnaires } = loadContent();
  for (const occasion of OCCASIONS) {
    const asked = questionnaireAfter(questionnaires, occasion);
    expect(asked?.questions.map(({ kind }) => kind)).toContain('scale');
    const words = asked?.questions.flatMap((question) => (question.kind === 'text' ? [question.help] : []));
    expect(words).toHaveLength(1);
    expect(words?.[0]?.nb).toContain('pasienter');
    expect(words?.[0]?.nn).toContain('pasientar');
    expect(words?.[0]?.en).toContain('patients');
  }
});

it('does not speak bokmål in nynorsk', () => {
  const bokmal = /"nn":"[^"]*\b(ikke|jeg|hvor|hvordan|hva|hvem|fra|noen|noe|mye|bare|også|være|gjøre)\b/i;
  expect(JSON.stringify(loadContent().questionnaires)).not.toMatch(bokmal);
});

it('refuses questions and choices that stand twice, another name, and a version without a word in the log', () => {
  expect(problemsAfter({ [FILE]: (text) => text.replace('id: new-knowledge', 'id: usefulness') })).toEqual([
    expect.stringContaining('the question usefulness stands twice'),
  ]);
  expect(problemsAfter({ [FILE]: (text) => text.replace('id: too-long', 'id: too-short') })).toEqual([
    expect.stringContaining('a choice of length stands twice'),
  ]);
  expect(
    problemsAfter({ [FILE]: (text) => text.replace('version: 1\nstatus', 'version: 2\nstatus') }),
  ).toEqual([expect.stringContaining('the change log says nothing of version 2')]);
});

it('does not let what was published change or get lost', () => {
  const changed = problemsAfter({ [FILE]: (text) => text.replace('Hvordan var lengden?', 'For lang?') });
  expect(changed).toEqual([expect.stringContaining('after-module@1 was published in another form')]);
  expect(problemsAfter({ [FILE]: null })).toEqual([
    expect.stringContaining('after-module@1 was published, and answers were given to it'),
  ]);
  const archived = changedContent({
    [FILE]: (text) => text.replace('status: published', 'status: archived'),
  });
  expect(problemsOf(archived)).toEqual([]);
});
