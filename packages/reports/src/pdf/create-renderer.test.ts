import { afterAll, describe, expect, it } from 'vitest';
import { exampleReport, reportNumber } from '../testing/example-reports.ts';
import { readPdf } from '../testing/read-pdf.ts';
import { createRenderer } from './create-renderer.ts';
import { createReportCompiler } from './report-compiler.ts';

const renderer = createRenderer({ workers: 2 });
afterAll(() => renderer.close());

describe('rendering in workers', () => {
  it('gives the same bytes as in this thread, whoever renders', async () => {
    const model = exampleReport('first');
    const here = Buffer.from(createReportCompiler().compile(model, 'nb'));
    const there = await Promise.all([0, 1, 2, 3].map(() => renderer.render(model, 'nb')));
    for (const pdf of there) expect(Buffer.from(pdf).equals(here)).toBe(true);
  });

  it('answers each order with its own report, more orders than workers', async () => {
    const model = exampleReport('no-list');
    const orders = [0, 1, 2, 3, 4].map((number) => reportNumber(model, number));
    const pdfs = await Promise.all(orders.map((order) => renderer.render(order, 'en')));
    for (const [index, pdf] of pdfs.entries()) {
      const { texts } = await readPdf(pdf);
      expect(texts.at(-1)).toContain(`example-no-list-${index}`);
    }
  });

  it('refuses one report without losing the next', async () => {
    const model = exampleReport('no-list');
    const faulty = { ...model, title: { nb: '漢', nn: '漢', en: '漢' } };
    await expect(renderer.render(faulty, 'nb')).rejects.toThrow('could not be set');
    await expect(renderer.render(model, 'nb')).resolves.toBeInstanceOf(Uint8Array);
  });

  it('refuses what is in line when it closes, and everything after', async () => {
    const closing = createRenderer({ workers: 1 });
    const model = exampleReport('no-list');
    const waiting = [closing.render(model, 'nb'), closing.render(model, 'nn')].map((each) =>
      expect(each).rejects.toThrow(),
    );
    await closing.close();
    await Promise.all(waiting);
    await expect(closing.render(model, 'en')).rejects.toThrow('closed');
  });
});
