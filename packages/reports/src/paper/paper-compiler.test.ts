import { LANGUAGES } from '@smalspor/domain/texts';
import { describe, expect, it } from 'vitest';
import { readReportFonts } from '../pdf/report-fonts.ts';
import { readPdf, tagsWithRole } from '../testing/read-pdf.ts';
import { knownSigns, signsOf } from './known-signs.ts';
import type { Paper } from './paper.ts';
import { createPaperCompiler } from './paper-compiler.ts';

const compiler = createPaperCompiler();
const PAPER: Paper = {
  language: 'nb',
  title: 'Antibiotika- og smittevernvisitt',
  subject: 'Solbakken sykehjem, 2. etasje',
  facts: [['Dag', '4. mars 2020']],
  synthetic: 'SYNTETISKE DATA',
  foot: 'Rapport nummer 1',
  page: 'Side',
  of: 'av',
  sections: [
    {
      heading: 'Kort fortalt',
      parts: [
        { kind: 'text', text: '2 av 3 var på plass.', quiet: false },
        { kind: 'list', items: ['Håndsprit der arbeidet gjøres'] },
      ],
    },
    {
      heading: 'Håndhygiene',
      parts: [
        {
          kind: 'table',
          caption: null,
          columns: [
            { label: 'Punkt', numeric: false },
            { label: 'Denne visitten', numeric: false },
          ],
          rows: [['Avtalt', 'Første linje\nAndre linje']],
        },
      ],
    },
  ],
  issuedAt: '2020-03-05T09:00:00Z',
};

describe('a paper, read back', () => {
  for (const language of LANGUAGES) {
    it(`is tagged PDF/UA-1 in ${language}, with headings, a list and the headers of its table`, async () => {
      const pdf = await readPdf(compiler.compile({ ...PAPER, language }));
      expect([pdf.pages, pdf.language, pdf.title]).toEqual([1, language, `${PAPER.title}: ${PAPER.subject}`]);
      expect([pdf.isMarked, pdf.declaresUa]).toEqual([true, true]);
      expect(tagsWithRole(pdf.tags, 'H1')).toHaveLength(1);
      expect(tagsWithRole(pdf.tags, 'H2')).toHaveLength(2);
      expect(tagsWithRole(pdf.tags, 'L')).toHaveLength(1);
      expect(tagsWithRole(pdf.tags, 'TH')).toHaveLength(2);
      expect(pdf.texts[0]).toMatch(/SYNTETISKE DATA.*Dag.*4\. mars 2020.*Første linje\s+Andre linje/s);
    });
  }

  it('goes on to more pages under the same head, and gives the same bytes again', async () => {
    const [first, second] = PAPER.sections;
    const many = {
      ...PAPER,
      sections: [first, ...Array.from({ length: 30 }, () => second)].filter((each) => !!each),
    };
    const bytes = compiler.compile(many);
    const pdf = await readPdf(bytes);
    expect(pdf.pages).toBeGreaterThan(2);
    for (const [index, text] of pdf.texts.entries()) {
      expect(text.replace(/\s+/g, ' ')).toContain(`Side ${index + 1} av ${pdf.pages}`);
      expect(text).toContain(PAPER.subject);
    }
    compiler.compile(PAPER);
    expect(Buffer.from(createPaperCompiler().compile(many)).equals(Buffer.from(bytes))).toBe(true);
  });

  it('comes whatever signs people have written', async () => {
    const parts = [{ kind: 'text', text: 'Bra 👍🏽\u200d 漢 e\u0301 → ½ čŧŋ\r\nNy', quiet: false }] as const;
    const pdf = await readPdf(compiler.compile({ ...PAPER, sections: [{ heading: 'Notat', parts }] }));
    expect(pdf.texts[0]).toMatch(/Bra □□ □ é → ½ čŧŋ\s+Ny/);
  });
});

it('knows the signs of a font', () => {
  const [font = new Uint8Array()] = readReportFonts();
  const signs = signsOf(font);
  for (const sign of 'AÆØÅæøåáčđŋšŧž0–→□') expect(signs.has(sign.codePointAt(0) ?? 0), sign).toBe(true);
  expect(signs.has('漢'.codePointAt(0) ?? 0)).toBe(false);
  expect(knownSigns(font)('Ål og ær\n½')).toBe('Ål og ær\n½');
});
