import { EXAMPLE_NAMES } from '@smalspor/domain/report-examples';
import { LANGUAGES } from '@smalspor/domain/texts';
import { describe, expect, it } from 'vitest';
import { exampleReport } from '../testing/example-reports.ts';
import { readPdf, type Tag, tagsWithRole } from '../testing/read-pdf.ts';
import { createReportCompiler } from './report-compiler.ts';

const compiler = createReportCompiler();

/** Header cells of a table's first row, and of its body rows. */
function headersOf(table: Tag): { readonly columns: number; readonly rows: number } {
  const rows = tagsWithRole([table], 'TR');
  const columns = tagsWithRole(rows.slice(0, 1), 'TH').length;
  return { columns, rows: rows.length };
}

describe('a printed report, read back', () => {
  for (const language of LANGUAGES) {
    it(`is a tagged PDF/UA-1 in ${language} with title, headings, pictures in words and table headers`, async () => {
      const model = exampleReport('typical');
      const pdf = await readPdf(compiler.compile(model, language));
      expect([pdf.language, pdf.title, pdf.isMarked, pdf.declaresUa]).toEqual([
        language,
        model.title[language],
        true,
        true,
      ]);
      expect(tagsWithRole(pdf.tags, 'H1')).toHaveLength(1);
      expect(tagsWithRole(pdf.tags, 'H2').length).toBeGreaterThanOrEqual(9);
      const figures = tagsWithRole(pdf.tags, 'Figure');
      const pictures =
        model.headline.length +
        model.trends.length +
        model.places.length +
        1 +
        model.choice.length +
        model.ages.length +
        model.urinary.length;
      expect(figures).toHaveLength(pictures);
      for (const { alt } of figures) expect(alt).toMatch(/\d/);
      const [table] = tagsWithRole(pdf.tags, 'Table');
      expect(table && headersOf(table)).toEqual({ columns: 9, rows: 20 });
    });
  }

  it('says of the country what a national series says, under the curve, in as many pages', async () => {
    const model = exampleReport('typical');
    const [first, ...rest] = model.trends;
    if (first === undefined) throw new Error('There is a curve');
    const text =
      'Hele landet, regnet på en annen måte enn kurven: alt som er utlevert i Norge. 2016: 14,1, 2017: 13,7, 2018: 13,2, 2019: 12,9, 2020: 11,3. Handlingsplanens mål var 30 % lavere bruk i 2020 enn i 2012; i denne serien er det 11,9. Kilde: Folkehelseinstituttet, hentet 3. februar 2021.';
    const nationally = { nb: text, nn: text, en: text };
    const pdf = await readPdf(
      compiler.compile({ ...model, trends: [{ ...first, nationally }, ...rest] }, 'nb'),
    );
    expect(pdf.pages).toBe(6);
    expect(pdf.texts.join(' ').replace(/\s+/g, ' ')).toContain('2019: 12,9, 2020: 11,3.');
  });

  it('has six pages, the first of which stands alone', async () => {
    const model = exampleReport('typical');
    const pdf = await readPdf(compiler.compile(model, 'nb'));
    expect(pdf.pages).toBe(6);
    const [first = ''] = pdf.texts;
    const words = (text: string) => text.replace(/\s+/g, ' ');
    for (const { text, action } of model.messages) {
      for (const part of [text.nb, action?.nb ?? '']) {
        for (const piece of part.split(/[ \u00a0]/).slice(0, 6)) expect(words(first)).toContain(piece);
      }
    }
    expect(first).toContain('halvparten av fastlegene');
    expect(first).toContain('oppnåelig');
  });

  it('says on every page that the data are synthetic, whose it is, and which page it is', async () => {
    const pdf = await readPdf(compiler.compile(exampleReport('typical'), 'nb'));
    pdf.texts.forEach((text, index) => {
      for (const part of ['SYNTETISKE DATA', 'Anne Demo', 'Legemiddelregisteret', `Side ${index + 1} av 6`]) {
        expect(text.replace(/\s+/g, ' ')).toContain(part);
      }
    });
    const real = await readPdf(compiler.compile({ ...exampleReport('typical'), synthetic: false }, 'nb'));
    expect(real.texts.join()).not.toContain('SYNTETISKE');
  });

  it('says on the first page that it is corrected', async () => {
    const pdf = await readPdf(compiler.compile(exampleReport('corrected'), 'en'));
    expect(pdf.texts[0]).toContain('Corrected report.');
    expect(pdf.texts[0]).toContain('list size was wrong');
  });

  it('bears long names, hidden figures, small numbers and a missing list, in every language', async () => {
    for (const name of EXAMPLE_NAMES) {
      for (const language of LANGUAGES) {
        const pdf = await readPdf(compiler.compile(exampleReport(name), language));
        expect(pdf.pages, name).toBeLessThanOrEqual(7);
        for (const text of pdf.texts) expect(text.length, `${name}: an empty page`).toBeGreaterThan(200);
      }
    }
  });
});

describe('the bytes of a report', () => {
  it('are the same each time, in every order, from any compiler', () => {
    const [typical, tiny] = [exampleReport('typical'), exampleReport('tiny')];
    const first = Buffer.from(compiler.compile(typical, 'nn'));
    compiler.compile(tiny, 'nb');
    compiler.compile(typical, 'en');
    expect(Buffer.from(compiler.compile(typical, 'nn')).equals(first)).toBe(true);
    expect(Buffer.from(createReportCompiler().compile(typical, 'nn')).equals(first)).toBe(true);
  });

  it('carry the time of issue, not of printing', async () => {
    const pdf = await readPdf(compiler.compile(exampleReport('typical'), 'nb'));
    expect(pdf.created).toContain('20210215');
  });
});

describe('the fonts of a report', () => {
  it('are its own: Inter under a name that no font of the machine has', async () => {
    const bytes = compiler.compile(exampleReport('typical'), 'nb');
    const names = [
      ...Buffer.from(bytes)
        .toString('latin1')
        .matchAll(/\/BaseFont\s*\/([\w+-]+)/g),
    ].map(([, name = '']) => name);
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(name).toMatch(/\+SmalsporText-(Regular|SemiBold)/);
  });
});

describe('what the exporter refuses', () => {
  it('is refused here: a sign that the font lacks', () => {
    const model = exampleReport('typical');
    const title = { nb: 'Rapport 漢字', nn: 'x', en: 'x' };
    expect(() => compiler.compile({ ...model, title }, 'nb')).toThrow('example-typical');
    expect(() => compiler.compile({ ...model, title }, 'nn')).not.toThrow();
  });
});
