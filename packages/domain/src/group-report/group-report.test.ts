import { describe, expect, it } from 'vitest';
import { exampleGroupIndicators, exampleGroupReport } from '../report-examples/index.ts';
import { definitions, messages } from '../reports/testing/report-with.ts';
import type { Localised } from '../texts/index.ts';
import { groupTexts } from './group-texts.ts';
import { maySharedBeTold, type SharedFigure, sharedBlock } from './shared-figures.ts';

const start = exampleGroupReport('individual', definitions, messages);
const followUp = exampleGroupReport('follow-up', definitions, messages);

/** Words that speak to one doctor, or of one. */
const TO_ONE = {
  nb: /\b(du|deg|din|di|ditt|dine)\b/i,
  nn: /\b(du|deg|din|di|ditt|dine)\b/i,
  en: /\b(you|your|yours)\b/i,
} as const;

describe('a group’s report', () => {
  it('begins with penicillin V and says three things', () => {
    expect(start.figures[0]?.indicator).toBe('penicillin-v-share');
    expect(start.messages.map(({ indicator }) => indicator)).toEqual([
      'penicillin-v-share',
      'prescriptions-per-1000',
      'uti-first-choice-share',
    ]);
    expect(start.messages[0]?.text.nb).toMatch(/^Av luftveisantibiotika gruppen skrev ut, var \d+\s%/);
  });

  it('speaks of the group, in every language, in sentences and pictures', () => {
    const told: Localised[] = [start, followUp].flatMap(({ title, messages, figures, changes }) => [
      title,
      ...messages.map(({ text }) => text),
      ...[...figures, ...changes].flatMap(({ summary, rows }) => [
        summary,
        ...rows.map(({ label }) => label),
      ]),
    ]);
    expect(told.length).toBeGreaterThan(50);
    for (const language of ['nb', 'nn', 'en'] as const) {
      expect(told.map((text) => text[language]).filter((text) => TO_ONE[language].test(text))).toEqual([]);
    }
  });

  it('sets the same months a year apart in a follow-up, each level beside', () => {
    expect(followUp.figures).toEqual([]);
    expect(followUp.changes[0]).toMatchObject({
      indicator: 'penicillin-v-share',
      rows: [{ level: 'own' }, {}, {}, {}],
    });
    expect(followUp.messages[0]?.text.nb).toContain('samme månedene året før');
  });

  it('asks with the group’s own figures', () => {
    const share = Math.round(firstValue(start.figures[0]?.rows ?? []));
    expect(start.questions.map(({ nb }) => nb).join(' ')).toContain(`Gruppen har ${share}`);
  });

  it('leaves out what nobody has a figure in, and says why where the group has none at all', () => {
    const indicators = exampleGroupIndicators('individual', definitions).map((input) => ({
      ...input,
      own: { estimate: { value: null, reason: 'too-few-members' as const }, dispersion: 1 },
    }));
    const small = exampleGroupReport('individual', definitions, messages, { indicators });
    expect(small.withheld?.reason).toBe('too-few-members');
    expect(small.messages).toEqual([]);
    expect(small.figures.length).toBeGreaterThan(5);
    const empty = indicators.map((input) => ({ ...input, comparators: {} }));
    expect(exampleGroupReport('individual', definitions, messages, { indicators: empty }).figures).toEqual(
      [],
    );
  });
});

describe('shared figures', () => {
  it('are told unless they leave one or two others of the aggregate', () => {
    expect([0, 1, 2, 3, 4].map((sharing) => maySharedBeTold(4, sharing, 4))).toEqual([
      true,
      true,
      false,
      false,
      true,
    ]);
  });

  it('stand by name and never by figure, the reader’s own marked', () => {
    const [input] = exampleGroupIndicators('individual', definitions);
    if (!input) throw new Error('There is an example');
    const at = (name: string, value: number, isReader = false): SharedFigure => ({
      name,
      isReader,
      figure: { ...input.own, estimate: { ...input.own.estimate, value } as typeof input.own.estimate },
    });
    const shared = [at('Åse', 10), at('Bo', 30, true), at('Anne', 20)];
    const block = sharedBlock(input, shared, groupTexts(messages));
    expect(block.rows.map(({ level, label }) => [level, label.nn])).toEqual([
      ['group', 'gruppa'],
      ['member', 'Anne'],
      ['own', 'Bo'],
      ['member', 'Åse'],
    ]);
  });
});

function firstValue(rows: readonly { readonly estimate: { readonly value: number | null } }[]): number {
  return rows[0]?.estimate.value ?? Number.NaN;
}
