import { describe, expect, it } from 'vitest';
import { createCertificateCompiler } from '../certificates/certificate-compiler.ts';
import { type CoverSheet, createCoverCompiler } from '../cover/cover-compiler.ts';
import { createTypesetter } from '../pdf/typesetter.ts';
import { exampleCertificate } from '../testing/example-certificates.ts';
import { readPdf } from '../testing/read-pdf.ts';
import { joinForPrint } from './join-for-print.ts';
import { plainParts } from './pdf-parts.ts';

const typesetter = createTypesetter();
const cover: CoverSheet = {
  language: 'nb',
  to: 'Til',
  name: 'Anne (Demo) Åsen',
  title: 'Rapport',
  about: 'Januar 2019 – desember 2019',
  sealed: 'Bare mottakeren skal åpne denne.',
  logged: 'Utskriften står i loggen.',
  printed: 'Skrevet ut 1. mars 2021',
  synthetic: null,
  printedAt: '2021-03-01T09:00:00Z',
};
const sheet = (name: string) => createCoverCompiler(typesetter).compile({ ...cover, name });
const certificate = () => createCertificateCompiler(typesetter).compile(exampleCertificate(), 'nb');

describe('files joined for the printer', () => {
  it('keep their pages in order, each file on a sheet of its own', async () => {
    const alone = await readPdf(certificate());
    expect(alone.pages % 2).toBe(1);
    const joined = await readPdf(joinForPrint([sheet('Anne'), certificate(), sheet('Bo')]));
    expect(joined.pages).toBe(2 + alone.pages + 1 + 2);
    expect(joined.texts[0]).toContain('Anne');
    expect(joined.texts[1]).toBe('');
    expect(joined.texts.slice(2, 2 + alone.pages)).toEqual(alone.texts);
    expect(joined.texts.at(-2)).toContain('Bo');
    expect(joined.texts.at(-1)).toBe('');
    // Page n of somebody else's is never on the back of one's own.
    const starts = joined.texts.flatMap((text, index) => (/Anne|Bo/.test(text) ? [index] : []));
    expect(starts.every((index) => index % 2 === 0)).toBe(true);
  });

  it('are the same bytes each time, and can be joined again', async () => {
    const files = [sheet('Anne'), certificate()];
    const once = joinForPrint(files);
    expect(Buffer.from(joinForPrint(files)).equals(once)).toBe(true);
    const twice = await readPdf(joinForPrint([once, sheet('Bo')]));
    expect(twice.texts.filter((text) => text !== '')).toHaveLength(3);
  });

  it('are refused when one is damaged or of another make', () => {
    const whole = certificate();
    const cut = whole.slice(0, whole.length - 40);
    const moved = whole.slice();
    const at = Buffer.from(whole).lastIndexOf('0000000');
    moved.set(Buffer.from('0000099'), at);
    for (const file of [cut, moved, new TextEncoder().encode('%PDF-1.7\n%%EOF\n'), new Uint8Array()]) {
      expect(() => joinForPrint([file])).toThrow('to be joined');
    }
  });
});

describe('an object of a file', () => {
  it('has references only outside its strings and its stream', () => {
    const text = '<< /A 1 0 R /T (2 0 R \\) (3 0 R)) /H <34203020> /B [4 0 R] >>\nstream\n5 0 R\nendstream\n';
    const plain = plainParts(text).flatMap((part) => (part.isPlain ? [part.text] : []));
    expect(plain.join('|').match(/\d 0 R/g)).toEqual(['1 0 R', '4 0 R']);
    expect(
      plainParts(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });
});
