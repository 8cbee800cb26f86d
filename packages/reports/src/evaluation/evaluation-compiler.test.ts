import { LANGUAGES } from '@smalspor/domain/texts';
import { afterAll, describe, expect, it } from 'vitest';
import { createRenderer } from '../pdf/create-renderer.ts';
import { exampleEvaluation } from '../testing/example-evaluation.ts';
import { readPdf, tagsWithRole } from '../testing/read-pdf.ts';
import { createEvaluationCompiler } from './evaluation-compiler.ts';

const compiler = createEvaluationCompiler();
const renderer = createRenderer({ workers: 1 });
afterAll(() => renderer.close());

const plain = (text: string) => text.replace(/\s+/g, '');
const say = (key: string, language: (typeof LANGUAGES)[number]) =>
  plain(exampleEvaluation().messages.get(key)?.[language] ?? `no ${key}`);

describe('the evaluation of a programme on paper, read back', () => {
  for (const language of LANGUAGES) {
    it(`is tagged PDF/UA-1 in ${language}, and its first page holds both answers and what makes them mislead`, async () => {
      const paper = exampleEvaluation();
      const pdf = await readPdf(compiler.compile(paper, language));
      expect([pdf.language, pdf.isMarked, pdf.declaresUa]).toEqual([language, true, true]);
      expect(tagsWithRole(pdf.tags, 'H1')).toHaveLength(1);
      const first = plain(pdf.texts[0] ?? '');
      for (const key of ['selfSelection', 'regression', 'pandemic.groups', 'beforeAfter'])
        expect(first).toContain(say(`evaluation.${key}`, language));
      expect(first).toMatch(/9[.,]6/);
      expect(first).toMatch(/3[.,]6/);
      expect(first).toContain(paper.release.id);
      // Two of the fifteen that lists and rounds both name began at times that contradict each other.
      expect(first).toMatch(/2[.,\s]?300.*40.*15.*2/);
      for (const { alt } of tagsWithRole(pdf.tags, 'Figure')) expect(alt).toMatch(/\d/);
      for (const page of pdf.texts) expect(plain(page)).toContain(say('report.word.synthetic', language));
    });
  }

  it('has a picture and a table for the counties, the others and the months since the start', async () => {
    const pdf = await readPdf(compiler.compile(exampleEvaluation(), 'nb'));
    expect(tagsWithRole(pdf.tags, 'Figure')).toHaveLength(4);
    const all = plain(pdf.texts.join(' '));
    for (const figure of ['327,9', '280,3', '−14,5', '−4,4', '−36til−34', '−1,8til2,1'])
      expect(all).toContain(figure);
    // A county whose later year holds months of the pandemic is marked, and the others are not.
    expect(all).toContain('Nord-Trøndelag*');
    expect(all).not.toContain('Buskerud*');
    expect(all).toContain(say('evaluation.pandemicMark', 'nb'));
    for (const note of ['Before', 'Controlled', 'Base', 'Interval', 'Diagnosis'])
      expect(all).toContain(say(`evaluation.method${note}`, 'nb'));
    expect(all).toContain(say('evaluation.truthLead', 'nb'));
    for (const text of pdf.texts) expect(text.length, 'an empty page').toBeGreaterThan(300);
  });

  it('says that there is nobody to compare with, and tells of no truth where none is known', async () => {
    const pdf = await readPdf(compiler.compile(exampleEvaluation('without-controls'), 'nb'));
    const all = plain(pdf.texts.join(' '));
    expect(plain(pdf.texts[0] ?? '')).toContain(plain('men vi har ingen å sammenlikne med'));
    expect(all).toContain(say('evaluation.noControl', 'nb'));
    expect(all).not.toContain(say('evaluation.truthLead', 'nb'));
  });

  it('has its page of method also where nothing can be described', async () => {
    const pdf = await readPdf(compiler.compile(exampleEvaluation('nothing-described'), 'en'));
    expect(plain(pdf.texts[0] ?? '')).toContain(plain('We cannot answer'));
    expect(tagsWithRole(pdf.tags, 'Figure')).toHaveLength(0);
    expect(plain(pdf.texts.join(' '))).toContain(say('evaluation.methodControlled', 'en'));
  });

  it('is the same bytes here and from a worker', async () => {
    const paper = exampleEvaluation();
    const here = Buffer.from(compiler.compile(paper, 'nn'));
    expect(Buffer.from(await renderer.renderEvaluation(paper, 'nn')).equals(here)).toBe(true);
  });
});
