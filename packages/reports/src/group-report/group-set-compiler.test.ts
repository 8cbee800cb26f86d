import { loadContent } from '@smalspor/content/loading';
import type { GroupSet } from '@smalspor/domain/group-report';
import { currentProgramme } from '@smalspor/domain/programmes';
import { exampleGroupReport } from '@smalspor/domain/report-examples';
import { LANGUAGES } from '@smalspor/domain/texts';
import { afterAll, describe, expect, it } from 'vitest';
import { createRenderer } from '../pdf/create-renderer.ts';
import { readPdf, tagsWithRole } from '../testing/read-pdf.ts';
import { createGroupSetCompiler } from './group-set-compiler.ts';

const { indicators, messages, programmes, measures } = loadContent();
const inPractice = indicators.filter(({ setting }) => setting === 'general-practice');
const compiler = createGroupSetCompiler();
const renderer = createRenderer({ workers: 1 });
afterAll(() => renderer.close());

/** One blank for each run of them, hard ones too: lines break where they will. */
const plain = (text: string) => text.replace(/\s+/g, ' ');

function setFor(kind: 'individual' | 'follow-up', meeting: number, changes = {}): GroupSet {
  const held = currentProgramme(programmes, 'rak')?.meetings[meeting];
  if (!held) throw new Error('RAK has three meetings');
  return {
    report: exampleGroupReport(kind, inPractice, messages, changes),
    meeting: held,
    measures: measures.map(({ name }) => name),
    printedAt: '2021-02-01T06:00:00Z',
  };
}

describe('the papers of a meeting, read back', () => {
  for (const language of LANGUAGES) {
    it(`are tagged PDF/UA-1 in ${language}: report, agenda and worksheet`, async () => {
      const set = setFor('individual', 0);
      const pdf = await readPdf(compiler.compile(set, language));
      expect([pdf.language, pdf.title]).toEqual([language, set.report.title[language]]);
      expect([pdf.isMarked, pdf.declaresUa]).toEqual([true, true]);
      const text = plain(pdf.texts.join(' '));
      const { words, messages: sentences, questions } = set.report;
      for (const part of [
        'Sagene 2',
        ...sentences.map((each) => each.text[language]),
        ...questions.map((question) => question[language]),
        words.agenda[language],
        ...set.meeting.agenda.map((item) => item.text[language]),
        words.worksheet[language],
        ...set.meeting.worksheet.map((question) => question.text[language]),
        set.measures[0]?.[language] ?? '',
      ]) {
        expect(text).toContain(plain(part));
      }
      expect(tagsWithRole(pdf.tags, 'Figure').every(({ alt }) => alt !== null && alt.length > 20)).toBe(true);
      for (const page of pdf.texts) expect(page).toContain(words.synthetic[language]);
    });
  }

  it('hold the changes of a follow-up, and say why where the group has no figures', async () => {
    const followUp = await readPdf(compiler.compile(setFor('follow-up', 2), 'nb'));
    expect(followUp.texts[0]).toContain('Slik gikk det i gruppen');
    const withheld = setFor('individual', 0, { withheld: 'too-few-members', indicators: [] });
    const [first] = (await readPdf(compiler.compile(withheld, 'nb'))).texts;
    expect(first).toContain('Gruppen er for liten');
  });

  it('are the same bytes here and from a worker', async () => {
    const set = setFor('individual', 1);
    const here = Buffer.from(compiler.compile(set, 'nn'));
    expect(Buffer.from(await renderer.renderGroupSet(set, 'nn')).equals(here)).toBe(true);
  });
});
