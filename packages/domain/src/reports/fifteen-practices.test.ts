import { describe, expect, it } from 'vitest';
import { EXAMPLE_NAMES, exampleInput } from '../report-examples/index.ts';
import { formatNumber, LANGUAGES, type Localised } from '../texts/index.ts';
import { buildFollowUpReport, buildIndividualReport } from './build-report.ts';
import { type ComparisonBlock, type KeyMessage, type ReportModel, ROW_LEVELS } from './model.ts';
import { definitions, messages } from './testing/report-with.ts';
import { RULE_EXAMPLES } from './testing/rule-examples.ts';

/** What makes feedback work: J. C. Brehaut et al., Ann Intern Med 2016; 164: 435–441. Each practice is tested on every example. */
const reports: readonly ReportModel[] = EXAMPLE_NAMES.map((name) => {
  const input = exampleInput(name, definitions);
  return name === 'follow-up' ? buildFollowUpReport(input, messages) : buildIndividualReport(input, messages);
});
const [typical] = reports;
if (!typical) throw new Error('There is a typical report');

const allMessages = [...reports, ...RULE_EXAMPLES.map(({ report }) => report)].flatMap(
  (report) => report.messages,
);
const aboutPrescribing = allMessages.filter(({ tone }) => tone !== 'neutral');

function comparisonsOf(report: ReportModel): ComparisonBlock[] {
  return [...report.headline, ...report.choice, ...report.ages, ...report.urinary, ...report.other];
}

function blockIds(report: ReportModel): string[] {
  return [...comparisonsOf(report), ...report.change, ...report.trends].map(({ id }) => id);
}

function kindOf(indicator: string): string | undefined {
  return definitions.find(({ id }) => id === indicator)?.kind;
}

/** Every text that a reader meets, in every language. */
function textsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('nb' in value && 'nn' in value && 'en' in value) return Object.values(value as Localised);
  return Object.values(value).flatMap(textsOf);
}

describe('the fifteen practices of feedback', () => {
  it('1: every message about prescribing names the national goal or recommendation that it serves', () => {
    expect(aboutPrescribing.length).toBeGreaterThan(10);
    for (const { goal, rule } of aboutPrescribing) {
      for (const language of LANGUAGES) expect(goal?.[language], rule).toMatch(/[Nn]a[sct]/);
    }
  });

  it('2: messages are about what the doctor decides, never about season, list or who falls ill', () => {
    const indicators = new Set(aboutPrescribing.map(({ indicator }) => indicator));
    for (const outside of [
      'seasonal-variation',
      'off-list-share',
      'urinary-agents-of-all',
      'methenamine-per-1000',
    ]) {
      expect(indicators).not.toContain(outside);
    }
    for (const { indicator } of aboutPrescribing)
      expect(kindOf(indicator ?? '')).toMatch(/^(choice|volume)$/);
  });

  it('3: where there is room, the message says what to do', () => {
    for (const message of aboutPrescribing.filter(({ tone }) => tone === 'room')) {
      for (const language of LANGUAGES)
        expect(message.action?.[language].length, message.rule).toBeGreaterThan(40);
    }
  });

  it('4: the previous report stands beside this one', () => {
    for (const block of typical.headline) expect(block.rows[0]?.previous).not.toBeNull();
    for (const place of typical.places) expect(place.previous).not.toBeNull();
    expect(typical.previous?.label.en).toBe('January–December 2019');
  });

  it('5: figures come at a pace that they can carry: rolling twelve months each quarter', () => {
    for (const { points } of typical.trends) {
      expect(points).toHaveLength(20);
      for (const { end } of points) expect(end).toMatch(/-(03|06|09|12)$/);
    }
  });

  it('6: own figures come first in every picture', () => {
    for (const report of reports) {
      for (const block of [...comparisonsOf(report), ...report.change])
        expect(block.rows[0]?.level).toBe('own');
      if (report.composition) expect(report.composition.rows[0]?.level).toBe('own');
    }
  });

  it('7: choice is measured against the achievable level, volume against the middle half of colleagues', () => {
    for (const block of reports.flatMap(comparisonsOf)) {
      const hasBenchmark = block.rows.some(({ level }) => level === 'benchmark');
      if (kindOf(block.indicator) === 'choice') expect(block.quartiles).toBeNull();
      else expect(hasBenchmark).toBe(false);
    }
    expect(typical.headline[0]?.quartiles).not.toBeNull();
    expect(typical.headline[1]?.rows.some(({ level }) => level === 'benchmark')).toBe(true);
  });

  it('8: each message belongs to a picture and uses its figures', () => {
    for (const report of reports) {
      for (const { block, indicator, text } of report.messages) {
        if (block === null) continue;
        expect(blockIds(report)).toContain(block);
        const own = ownFigure(report, block);
        for (const language of LANGUAGES) expect(text[language], `${indicator}`).toContain(own[language]);
      }
    }
  });

  it('9: each picture has its sentence in every language', () => {
    for (const report of reports) {
      for (const block of [...comparisonsOf(report), ...report.trends, ...report.places, ...report.change]) {
        for (const language of LANGUAGES) expect(block.summary[language]).toMatch(/\.$/);
      }
    }
  });

  it('10: few messages, and the levels in the same order everywhere', () => {
    for (const report of reports) {
      expect(report.messages.length).toBeLessThanOrEqual(3);
      for (const block of [...comparisonsOf(report), ...report.change]) {
        const order = block.rows.map(({ level }) => ROW_LEVELS.indexOf(level));
        expect(order).toEqual(order.toSorted((a, b) => a - b));
      }
    }
  });

  it('11: barriers are named, with what colleagues did about them', () => {
    for (const report of reports) {
      expect(report.reasons).toHaveLength(3);
      expect(report.reasons.filter(({ nb }) => /kolleger|kontor/.test(nb)).length).toBeGreaterThanOrEqual(2);
    }
  });

  it('12: messages are short', () => {
    for (const { text, rule } of allMessages) {
      for (const language of LANGUAGES) expect(text[language].length, rule).toBeLessThan(240);
    }
  });

  it('13: source, period, coverage, list and how to correct it, and the origin of every number', () => {
    const method = typical.method.map(({ text }) => text.nb).join(' ');
    for (const part of [
      'Legemiddelregisteret',
      'januar–desember 2020',
      '2021-01',
      '60\u00a0%',
      '1\u00a0180',
      'Meld fra',
    ]) {
      expect(method).toContain(part);
    }
    for (const { origin } of reports.flatMap(comparisonsOf)) {
      expect(origin.version).toBeGreaterThanOrEqual(1);
      expect(origin.codeSets.length).toBeGreaterThan(0);
    }
  });

  it('14: nothing to defend oneself against: no ranking, no blame, strengths before room', () => {
    const blame = /\b(verst|dårlig|dårleg|best[e]?|rangering|worst|bad|poor|best|rank)\b/i;
    for (const text of reports.flatMap(textsOf)) expect(text).not.toMatch(blame);
    const tones: readonly KeyMessage['tone'][] = ['strength', 'room', 'neutral'];
    for (const report of reports) {
      const order = report.messages.map(({ tone }) => tones.indexOf(tone));
      expect(order).toEqual(order.toSorted((a, b) => a - b));
    }
  });

  it("15: something to talk about in the group, from the group's own figures, and room for a plan", () => {
    for (const report of reports) {
      expect(report.questions).toHaveLength(3);
      expect(report.plan).toHaveLength(3);
    }
    expect(typical.questions[0]?.nb).toContain('49\u00a0%');
  });
});

/** The reader's own figure as the block prints it. */
function ownFigure(report: ReportModel, id: string): Localised {
  const comparison = comparisonsOf(report).find((block) => block.id === id);
  const change = report.change.find((block) => block.id === id);
  const value = comparison?.rows[0]?.estimate.value ?? change?.rows[0]?.after ?? Number.NaN;
  const decimals = comparison?.decimals ?? change?.decimals ?? 0;
  return {
    nb: formatNumber(value, decimals, 'nb'),
    nn: formatNumber(value, decimals, 'nn'),
    en: formatNumber(value, decimals, 'en'),
  };
}
