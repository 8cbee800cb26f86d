import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXAMPLE_NAMES, exampleFigure, exampleInput, hidden } from '../report-examples/index.ts';
import { buildFollowUpReport, buildIndividualReport } from './build-report.ts';
import { comparisonBlock } from './comparison-block.ts';
import { compareFigures } from './difference.ts';
import { REPORT_FORMAT } from './model.ts';
import { readReportModel } from './read-report-model.ts';
import { reportTexts } from './report-texts.ts';
import {
  county,
  definitions,
  indicatorWith,
  inputWith,
  messages,
  rate,
  share,
} from './testing/report-with.ts';

const texts = reportTexts(messages);

describe('the individual report', () => {
  it('says the same of the same data', () => {
    for (const name of EXAMPLE_NAMES) {
      const [once, again] = [1, 2].map(() =>
        buildIndividualReport(exampleInput(name, definitions), messages),
      );
      expect(JSON.stringify(again)).toBe(JSON.stringify(once));
    }
  });

  it('is plain data that can be stored and read back', () => {
    const model = buildIndividualReport(exampleInput('typical', definitions), messages);
    expect(readReportModel(JSON.parse(JSON.stringify(model)))).toEqual(model);
    expect(() => readReportModel({ ...model, format: 'smalspor-report/0' })).toThrow(REPORT_FORMAT);
  });

  it('leaves no placeholder and no empty sentence', () => {
    for (const name of EXAMPLE_NAMES) {
      const input = exampleInput(name, definitions);
      for (const build of [buildIndividualReport, buildFollowUpReport]) {
        const written = JSON.stringify(build(input, messages));
        expect(written).not.toMatch(/[{][a-zA-Z]+[}]|undefined|NaN|"nb":""| {2}/);
      }
    }
  });

  it('never says that all doses are known when some are not', () => {
    const input = exampleInput('typical', definitions);
    const saidOf = (dddCoverage: number) => {
      const report = buildIndividualReport(
        { ...input, quality: { ...input.quality, dddCoverage } },
        messages,
      );
      return report.method.find(({ heading }) => heading.en === 'Period and source')?.text.en;
    };
    expect(saidOf(99.8)).toContain('The daily dose is known for 99% of your prescriptions');
    expect(saidOf(100)).not.toContain('daily dose');
  });

  it('names the months without data and those without a list', () => {
    const input = exampleInput('typical', definitions);
    const gaps = { missingMonths: ['2020-10'], monthsWithoutList: ['2020-01', '2020-02'] };
    const quality = { ...input.quality, ...gaps };
    const report = buildIndividualReport({ ...input, quality }, messages);
    const said = (heading: string) => report.method.find((part) => part.heading.en === heading)?.text;
    expect(said('Period and source')?.nb).toContain('Det mangler data for oktober 2020.');
    expect(said('Your list')?.nn).toContain('Du hadde inga liste i januar 2020 og februar 2020.');
    expect(said('Your list')?.en).toContain('You held no list in January 2020 and February 2020.');
  });

  it('gives a doctor without a list figures of choice only', () => {
    const report = buildIndividualReport(exampleInput('no-list', definitions), messages);
    expect(report.headline.map(({ id }) => id)).toEqual(['penicillin-v-share', 'uti-first-choice-share']);
    const shown = [...report.headline, ...report.choice, ...report.ages, ...report.urinary, ...report.other];
    expect(shown.map(({ unit }) => unit.en).filter((unit) => unit.includes('1000 patients'))).toEqual([]);
    expect(report.offList).toBeNull();
    expect(report.method.find(({ heading }) => heading.en === 'Your list')?.text.en).toContain(
      'held no list',
    );
  });

  it('gives a locum without a list the rate over the list that is declared, and no other rate', () => {
    const input = exampleInput('no-list', definitions);
    const quality = { ...input.quality, declaredListSize: 640 };
    const report = buildIndividualReport({ ...input, quality }, messages);
    const shown = [...report.headline, ...report.choice, ...report.ages, ...report.urinary, ...report.other];
    expect(shown.filter(({ unit }) => unit.en.includes('1000 patients')).map(({ id }) => id)).toEqual([
      'prescriptions-per-1000-declared',
    ]);
    const said = report.method.find(({ heading }) => heading.en === 'Your list')?.text.en;
    expect(said).toContain('use the list length that you have declared yourself, 640 patients on average.');
    expect(said).not.toContain('stand apart');
  });

  it('hides a comparator with its reason, never as a zero', () => {
    const report = buildIndividualReport(exampleInput('suppressed', definitions), messages);
    const rows = report.headline
      .flatMap((block) => block.rows)
      .filter(({ level }) => level === 'group' || level === 'municipality');
    expect(rows).toHaveLength(4);
    for (const row of rows) expect([row.estimate.value, row.note]).toEqual([null, expect.anything()]);
    expect(rows[0]?.note).toEqual({
      nb: 'for få leger i gruppen',
      nn: 'for få legar i gruppa',
      en: 'too few doctors in the group',
    });
    expect(report.composition?.rows[1]).toMatchObject({ level: 'group', shares: null });
    expect(report.questions.map(({ nb }) => nb).join()).not.toContain('Gruppen har');
  });

  it('says that it corrects another, and why', () => {
    const report = buildIndividualReport(exampleInput('corrected', definitions), messages);
    expect(report.supersedes).toBe('example-typical');
    expect(report.correction).toEqual({
      nb: 'Denne rapporten erstatter den som ble utgitt 8. februar 2021. Listelengden din var feil i juni og juli.',
      nn: 'Denne rapporten erstattar den som blei gitt ut 8. februar 2021. Listelengda di var feil i juni og juli.',
      en: 'This report replaces the one issued on 8 February 2021. Your list size was wrong in June and July.',
    });
  });

  it('counts what one change would mean in the doctor’s own prescriptions', () => {
    const report = buildIndividualReport(exampleInput('typical', definitions), messages);
    const [first] = report.whatIf;
    // 142 × (68.4 − 58/142 × 100) / 100 = 39.1
    expect([first?.indicator, first?.prescriptions]).toEqual(['penicillin-v-share', 39]);
    // (316 − 52) × 12 000 / 14 160 = 224
    expect(report.whatIf.at(-1)?.text.nb).toContain('224 resepter per 1000');
  });

  it('shows a published indicator that no section names', () => {
    const [model] = definitions.filter(({ id }) => id === 'mean-ddd');
    if (!model) throw new Error('mean-ddd is shipped');
    const added = { ...indicatorWith('mean-ddd', [3000, 350]), definition: { ...model, id: 'brand-new' } };
    const draft = { ...added, definition: { ...added.definition, id: 'not-yet', status: 'draft' as const } };
    const report = buildIndividualReport(inputWith([added, draft]), messages);
    expect(report.other.map(({ id }) => id)).toEqual(['brand-new']);
  });
});

describe('the follow-up report', () => {
  const report = buildFollowUpReport(exampleInput('follow-up', definitions), messages);

  it('compares the months with the same months a year earlier, at every level', () => {
    const [volume, choice] = report.change;
    expect(report.period.label.nb).toBe('juli–desember 2020');
    expect(volume?.rows.map(({ level }) => level)).toEqual([
      'own',
      'group',
      'municipality',
      'county',
      'nation',
    ]);
    expect(volume?.measure).toBe('percent');
    expect(volume?.rows[0]?.change).toBeCloseTo(-30.9, 1);
    expect(choice?.measure).toBe('points');
    for (const row of volume?.rows ?? [])
      expect((row.low ?? 0) <= (row.change ?? 0) && (row.change ?? 0) <= (row.high ?? 0)).toBe(true);
  });

  it('labels the municipality with the only period that its grid has', () => {
    const municipality = report.change[0]?.rows.find(({ level }) => level === 'municipality');
    expect(municipality?.label).toEqual({
      nb: 'kommunen (tolv måneder)',
      nn: 'kommunen (tolv månader)',
      en: 'municipality (twelve months)',
    });
  });
});

describe('no two values are called different when chance may explain it', () => {
  const counts = fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 300, max: 900 }));
  const says = (key: string, text: string) =>
    text.endsWith(texts.say(key, { own: '', peer: '', area: '' }).nb.split('. ')[1] ?? '?');

  it('in the sentence under a picture', () => {
    fc.assert(
      fc.property(counts, counts, (own, other) => {
        const input = indicatorWith('penicillin-v-share', own, { comparators: county(share(...other)) });
        const summary = comparisonBlock(input, texts).summary.nb;
        const verdict = compareFigures(input.own, share(...other), input.definition);
        expect(says('summary.differs', summary)).toBe(
          verdict !== 'within-chance' && !summary.includes('det samme'),
        );
      }),
    );
  });

  it('in a key message about change', () => {
    const rates = fc.integer({ min: 1, max: 700 });
    fc.assert(
      fc.property(rates, rates, (now, before) => {
        const input = indicatorWith('prescriptions-per-1000', [now, 14_160], {
          ownYearBefore: rate(before, 14_160),
        });
        const rules = buildIndividualReport(inputWith([input]), messages).messages.map(({ rule }) => rule);
        const verdict = compareFigures(input.own, rate(before, 14_160), input.definition);
        expect(rules.includes('volume-improved')).toBe(verdict === 'lower');
        expect(rules.includes('volume-worsened')).toBe(verdict === 'higher');
        expect(rules.includes('volume-steady')).toBe(verdict === 'within-chance');
      }),
      { numRuns: 60 },
    );
  });
});

describe('any figures', () => {
  it('give a report, whatever is hidden or missing', () => {
    const figure = fc.oneof(
      fc.constantFrom(hidden('suppressed'), hidden('below-minimum'), hidden('no-data')),
      fc
        .tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 400, max: 20_000 }))
        .map((pair) => exampleFigure('percent', pair)),
    );
    fc.assert(
      fc.property(
        figure,
        figure,
        figure,
        figure,
        fc.option(fc.integer({ min: 1, max: 99 }), { nil: null }),
        (own, before, peer, peerBefore, level) => {
          const indicators = definitions.map(({ id }) =>
            indicatorWith(id, [1, 2], {
              own,
              ownYearBefore: before,
              comparators: county(peer),
              comparatorsYearBefore: county(peerBefore),
              benchmark: level === null ? null : { value: level, prescribers: 10 },
              expected: level,
              change: { own: { before, after: own, window: 'half' }, comparators: {} },
            }),
          );
          for (const build of [buildIndividualReport, buildFollowUpReport]) {
            const model = build(inputWith(indicators), messages);
            expect(model.messages.length).toBeGreaterThan(0);
            expect(model.messages.length).toBeLessThanOrEqual(3);
            expect(JSON.stringify(model)).not.toMatch(/NaN|Infinity/);
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});
