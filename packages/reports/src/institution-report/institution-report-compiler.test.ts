import { LANGUAGES } from '@smalspor/domain/texts';
import { afterAll, describe, expect, it } from 'vitest';
import { createRenderer } from '../pdf/create-renderer.ts';
import { exampleInstitutionReport, INSTITUTION_EXAMPLES } from '../testing/example-institutions.ts';
import { readPdf, tagsWithRole } from '../testing/read-pdf.ts';
import { createInstitutionReportCompiler } from './institution-report-compiler.ts';

const compiler = createInstitutionReportCompiler();
const renderer = createRenderer({ workers: 1 });
afterAll(() => renderer.close());

const plain = (text: string) => text.replace(/\s+/g, '');

describe('an institution’s report on paper, read back', () => {
  for (const language of LANGUAGES) {
    it(`is tagged PDF/UA-1 in ${language}, and its first page stands alone`, async () => {
      const model = exampleInstitutionReport('start');
      const pdf = await readPdf(compiler.compile(model, language));
      expect([pdf.language, pdf.title]).toEqual([language, model.title[language]]);
      expect([pdf.isMarked, pdf.declaresUa]).toEqual([true, true]);
      expect(tagsWithRole(pdf.tags, 'H1')).toHaveLength(1);
      const [first = ''] = pdf.texts;
      for (const { text, action } of model.messages) {
        expect(plain(first)).toContain(plain(text[language]));
        if (action) expect(plain(first)).toContain(plain(action[language]));
      }
      for (const block of model.headline) expect(plain(first)).toContain(plain(block.summary[language]));
      expect(plain(first)).toContain(plain(model.places[0]?.summary[language] ?? ''));
      for (const { alt } of tagsWithRole(pdf.tags, 'Figure')) expect(alt).toMatch(/\d/);
      for (const page of pdf.texts) expect(page).toContain(model.words.synthetic[language]);
    });
  }

  it('has two to four pages, one more with what was given, none of them empty, whatever is missing', async () => {
    for (const name of INSTITUTION_EXAMPLES) {
      const pdf = await readPdf(compiler.compile(exampleInstitutionReport(name), 'nn'));
      expect(pdf.pages, name).toBeGreaterThanOrEqual(2);
      // What was given beside what was bought is a section more.
      expect(pdf.pages, name).toBeLessThanOrEqual(name === 'administered' ? 5 : 4);
      for (const text of pdf.texts) expect(text.length, `${name}: an empty page`).toBeGreaterThan(400);
    }
  });

  it('sets changes on the first page of a later report, with the county and counties without RASK', async () => {
    const model = exampleInstitutionReport('year');
    const [first = ''] = (await readPdf(compiler.compile(model, 'nb'))).texts;
    expect(plain(first)).toContain(plain(model.change[0]?.summary.nb ?? ''));
    expect(plain(first)).toContain('fylkerutenRASKda');
  });

  it('says on the first page that it is corrected', async () => {
    const pdf = await readPdf(compiler.compile(exampleInstitutionReport('corrected'), 'en'));
    expect(pdf.texts[0]).toContain('Corrected report.');
    expect(pdf.texts[0]).toContain('new figures');
  });

  it('says on the first page how many months are not confirmed or were corrected', async () => {
    const pdf = await readPdf(compiler.compile(exampleInstitutionReport('unconfirmed'), 'nb'));
    expect(plain(pdf.texts[0] ?? '')).toContain(plain('2 av 12 måneder er ikke bekreftet'));
    expect(plain(pdf.texts[0] ?? '')).toContain(plain('Tallene for 3 måneder er rettet'));
    const settled = await readPdf(compiler.compile(exampleInstitutionReport('start'), 'nb'));
    expect(plain(settled.texts[0] ?? '')).not.toContain(plain('ikke bekreftet'));
  });

  it('sets what was given beside what was bought under a heading of its own', async () => {
    const pdf = await readPdf(compiler.compile(exampleInstitutionReport('administered'), 'nb'));
    const text = plain(pdf.texts.join(' '));
    expect(text).toContain(plain('et annet mål enn det apoteket solgte'));
    // 1,314 doses over 14,600 bed days.
    expect(text).toMatch(/Gitt\(journalen\)Kjøpt\(apoteket\).*9,010,1/);
    expect(text).toContain(plain('12 av 4 000 gitte doser').replaceAll('\u00a0', ''));
    const without = await readPdf(compiler.compile(exampleInstitutionReport('start'), 'nb'));
    expect(plain(without.texts.join(' '))).not.toContain(plain('Gitt (journalen)'));
  });

  it('is the same bytes here and from a worker', async () => {
    const model = exampleInstitutionReport('start');
    const here = Buffer.from(compiler.compile(model, 'nn'));
    expect(Buffer.from(await renderer.renderInstitutionReport(model, 'nn')).equals(here)).toBe(true);
  });
});
