import { formatCode } from '@smalspor/domain/certificates';
import { LANGUAGES } from '@smalspor/domain/texts';
import { afterAll, describe, expect, it } from 'vitest';
import { createRenderer } from '../pdf/create-renderer.ts';
import { exampleCertificate } from '../testing/example-certificates.ts';
import { readPdf, tagsWithRole } from '../testing/read-pdf.ts';
import { createCertificateCompiler } from './certificate-compiler.ts';

const compiler = createCertificateCompiler();
const renderer = createRenderer({ workers: 1 });
afterAll(() => renderer.close());

const words = (text = '') => text.replace(/\s+/g, ' ');

describe('a printed certificate, read back', () => {
  for (const language of LANGUAGES) {
    it(`is one tagged page of PDF/UA-1 in ${language} with headings and table headers`, async () => {
      const model = exampleCertificate();
      const pdf = await readPdf(compiler.compile(model, language));
      const title = `${model.title[language]}: ${model.programme.name[language]}`;
      expect([pdf.pages, pdf.language, pdf.title]).toEqual([1, language, title]);
      expect([pdf.isMarked, pdf.declaresUa]).toEqual([true, true]);
      expect(tagsWithRole(pdf.tags, 'H1')).toHaveLength(1);
      expect(tagsWithRole(pdf.tags, 'H2')).toHaveLength(4);
      const headers = tagsWithRole(pdf.tags, 'Table').map((table) => tagsWithRole([table], 'TH').length);
      expect(headers.filter((count) => count > 0)).toEqual([2, 4]);
    });
  }

  it('says who, what, how many hours of which kind, under which rules, when and how to check it', async () => {
    const model = exampleCertificate();
    const [text] = (await readPdf(compiler.compile(model, 'nb'))).texts;
    for (const part of [
      'Anne Demo',
      'HPR-nummer 990000018',
      'Riktigere antibiotikabruk i kommunene',
      'Sagene 2',
      '15. januar 2020 – 17. november 2020',
      '20. november 2020',
      'E-læring 6',
      'Gruppemøter 9',
      'Til sammen 15',
      'klinisk emnekurs',
      'gammel ordning',
      'ny ordning',
      'Det er ikke registrert noe godkjenningsnummer.',
      'Antibiotikasenteret for primærmedisin',
      formatCode(model.code),
      'https://smalspor.example.no/certificate',
      'OPPDIKTEDE DATA',
    ]) {
      expect(words(text)).toContain(part);
    }
  });

  it('prints the approval number where there is one, and no warning over real people', async () => {
    const model = exampleCertificate();
    const schemes = model.schemes.map((scheme) => ({ ...scheme, approvalNumber: 'A-1234' }));
    const [text] = (await readPdf(compiler.compile({ ...model, schemes, synthetic: false }, 'nn'))).texts;
    expect(words(text)).toContain('Godkjenningsnummer A-1234');
    expect(text).not.toMatch(/OPPDIKTA|ikkje registrert/);
  });

  it('says nothing of rules and approvals to a nurse, whose hours give no points', async () => {
    const model = exampleCertificate();
    const [scheme] = model.schemes;
    const text = { nb: 'deltakelse uten kurspoeng', nn: 'deltaking utan kurspoeng', en: 'participation' };
    const schemes = scheme ? [{ ...scheme, countsAs: { kind: 'participation' as const, text } }] : [];
    const [page] = (await readPdf(compiler.compile({ ...model, schemes }, 'nb'))).texts;
    expect(words(page)).toContain('Timene gjelder som deltakelse uten kurspoeng Dette inngår');
    expect(page).not.toMatch(/ordningen|godkjenningsnummer/);
  });

  it('says which one it replaces, and leaves out what is not there', async () => {
    const replaces = { nb: 'Erstatter.', nn: 'Erstattar.', en: 'Replaces that of 1 May.' };
    const model = exampleCertificate({ replaces, groups: [], hours: { eLearning: 2.5, meetings: 0 } });
    const holder = { ...model.holder, hpr: null };
    const [text] = (await readPdf(compiler.compile({ ...model, holder }, 'en'))).texts;
    expect(words(text)).toContain('Replaces that of 1 May.');
    expect(words(text)).toContain('E-learning 2.5 In total 2.5');
    expect(text).not.toMatch(/HPR|Group(?! meetings)/);
  });

  it('bears a long name, and goes on to a second page for a course of many parts', async () => {
    const model = exampleCertificate();
    const holder = { ...model.holder, name: 'Anne-Margrethe Åsmundsdatter Fjeldstad-Ødegård von Holstein' };
    const parts = Array.from({ length: 30 }, () => model.parts).flat();
    const pdf = await readPdf(compiler.compile({ ...model, holder, parts }, 'nb'));
    expect(pdf.pages).toBeGreaterThan(1);
    for (const text of pdf.texts) expect(text).toContain('OPPDIKTEDE DATA');
  });
});

describe('the bytes of a certificate', () => {
  it('are the same each time, here and from a worker, and carry the time of issue', async () => {
    const model = exampleCertificate();
    const here = Buffer.from(compiler.compile(model, 'nn'));
    compiler.compile(model, 'en');
    expect(Buffer.from(createCertificateCompiler().compile(model, 'nn')).equals(here)).toBe(true);
    expect(Buffer.from(await renderer.renderCertificate(model, 'nn')).equals(here)).toBe(true);
    expect((await readPdf(new Uint8Array(here))).created).toContain('20201120');
  });
});
