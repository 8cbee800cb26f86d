import { loadContent } from '@smalspor/content/loading';
import { describe, expect, it } from 'vitest';
import {
  EXAMPLE_HOMES,
  type ExampleChange,
  type ExampleHome,
  exampleInstitutionIndicators,
  exampleInstitutionInput,
} from '../report-examples/index.ts';
import { LANGUAGES } from '../texts/index.ts';
import { buildInstitutionReport } from './build-institution-report.ts';
import type { InstitutionReportInput } from './input.ts';

const { institutionIndicators: definitions, messages } = loadContent();
const { own, usual, county } = EXAMPLE_HOMES;

const scaled = (home: ExampleHome, factor: number): ExampleHome => ({
  bedDays: home.bedDays,
  urinary: home.urinary * factor,
  methenamine: home.methenamine * factor,
  others: home.others * factor,
});

/** The home before, with the county and the control counties as they changed. */
function change(before: ExampleHome, factors: { county?: number; controls?: number } = {}): ExampleChange {
  return {
    before,
    county: [county, scaled(county, factors.county ?? 1)],
    controls: [county, scaled(county, factors.controls ?? 1)],
  };
}

function told(
  changes: Partial<InstitutionReportInput> = {},
  home: ExampleHome = own,
  beside: ExampleChange | null = null,
) {
  const input = exampleInstitutionInput(definitions, {}, home, beside);
  const quality = { ...input.quality, ...changes.quality };
  return buildInstitutionReport({ ...input, ...changes, quality }, messages).messages;
}

const gaps = (quality: Partial<InstitutionReportInput['quality']>) => told({ quality: quality as never });

function ruleOf(sentences: ReturnType<typeof told>, rule: string) {
  const found = sentences.find((sentence) => sentence.rule === rule);
  if (!found) throw new Error(`Only these were told: ${sentences.map((each) => each.rule).join(', ')}`);
  return found;
}

describe('the level of a home beside others of its type', () => {
  it('is told as more, with what to do, where chance does not explain it', () => {
    const [urinary, methenamine] = told();
    expect(urinary).toMatchObject({ rule: 'level-higher', tone: 'room', block: 'institution-urinary' });
    expect(urinary?.text).toEqual({
      nb: 'Dere kjøpte 5,7 døgndoser urinveisantibiotika per 100 liggedøgn. Det er mer enn hos andre av samme type i fylket, der det er 3,6.',
      nn: 'De kjøpte 5,7 døgndosar urinvegsantibiotika per 100 liggjedøgn. Det er meir enn hos andre av same type i fylket, der det er 3,6.',
      en: 'You bought 5.7 daily doses of urinary antibiotics per 100 bed days. That is more than in places of the same type in the county, where it is 3.6.',
    });
    expect(urinary?.action?.nb).toContain('urinprøve bare når');
    // Methenamine has no right direction: more is a question, never a fault.
    expect(methenamine).toMatchObject({ rule: 'level-higher', tone: 'neutral' });
    expect(methenamine?.action?.en).toContain('every resident on methenamine');
  });

  it('is told as less, as a strength, with the advice to keep it up', () => {
    const urinary = ruleOf(told({}, { ...own, urinary: 240 }), 'level-lower');
    expect(urinary.tone).toBe('strength');
    expect(urinary.text.nb).toContain('Det er mindre enn hos andre av samme type i fylket');
    expect(urinary.text.nn).toContain('Det er mindre enn hos andre av same type i fylket');
    expect(urinary.text.en).toContain('That is less than in places of the same type');
    expect(urinary.action?.nb).toContain('Hold fast');
  });

  it('is never called different where chance may explain it', () => {
    const urinary = ruleOf(told({}, { ...own, urinary: 600 }), 'level-chance');
    expect(urinary.tone).toBe('neutral');
    expect(urinary.text.nb).toContain('Forskjellen kan være tilfeldig.');
    expect(urinary.text.nn).toContain('Skilnaden kan vere tilfeldig.');
    expect(urinary.text.en).toContain('The difference may be chance.');
  });

  it('is called the same where it prints alike', () => {
    const urinary = ruleOf(told({}, { ...own, urinary: (18_900 / 520_000) * 14_600 }), 'level-same');
    expect(urinary.text.nb).toContain('Det er det samme som hos andre av samme type i fylket.');
  });

  it('stands beside the country where the county is hidden, and alone where both are', () => {
    const input = exampleInstitutionInput(definitions);
    const hidden = { estimate: { value: null, reason: 'suppressed' }, dispersion: 1 } as const;
    const around = (level: 'county' | 'nation') =>
      input.indicators.map((each) => ({
        ...each,
        comparators:
          level === 'county' ? { ...each.comparators, county: hidden } : { county: hidden, nation: hidden },
      }));
    expect(told({ indicators: around('county') })[0]?.text.nb).toContain('i landet');
    // Where nothing was compared, nothing can be said to stand out or not.
    const sentences = told({ indicators: around('nation') });
    expect(sentences.map(({ rule }) => rule)).toEqual(['level-alone', 'level-alone', 'first-report']);
    const alone = ruleOf(sentences, 'level-alone');
    expect(alone.text.nb).toContain('for få av samme type');
    expect(alone.text.nn).toContain('for få av same type');
    expect(alone.text.en).toContain('too few of the same type');
  });
});

describe('what was not bought', () => {
  it('is told as no purchase that is recorded, never as a figure of 0', () => {
    const [, methenamine] = told({}, { ...usual, methenamine: 0 });
    expect(methenamine?.rule).toBe('level-beside');
    expect(methenamine?.text.nb).toMatch(/^Det er ikke registrert at dere kjøpte metenamin\. Hos andre/);
    expect(methenamine?.text.nn).toMatch(/^Det er ikkje registrert at de kjøpte metenamin\./);
    expect(methenamine?.text.en).toMatch(/^No purchase of methenamine is recorded\./);
    expect(methenamine?.action).toBeNull();
  });
});

describe('what happened after the start', () => {
  const later = { moment: 'six-months' } as const;

  it('is an improvement where it fell more than chance, beside counties without RASK', () => {
    const urinary = ruleOf(told(later, usual, change({ ...usual, urinary: 1100 })), 'change-improved');
    expect(urinary).toMatchObject({ tone: 'strength', block: 'institution-urinary-change' });
    expect(urinary.text.nb).toBe(
      'Dere kjøpte 3,6 døgndoser urinveisantibiotika per 100 liggedøgn. I de samme månedene året før var det 7,5. Nedgangen er større enn i fylker som ikke hadde begynt med RASK, der endringen var 0\u00a0%.',
    );
    expect(urinary.text.nn).toContain('Nedgangen er større enn i fylke som ikkje hadde byrja med RASK');
    expect(urinary.text.en).toContain('In the same months a year earlier it was 7.5.');
  });

  it('is not called an effect where the others fell as much (as in Harbin 2023)', () => {
    const fell = change(scaled(usual, 1.5), { controls: 0.72 });
    const urinary = ruleOf(told(later, usual, fell), 'change-improved');
    expect(urinary.text.nb).toContain(
      'var endringen −28\u00a0%. Forskjellen mellom endringene kan være tilfeldig.',
    );
    expect(urinary.text.nn).toContain(
      'var endringa −28\u00a0%. Skilnaden mellom endringane kan vere tilfeldig.',
    );
    expect(urinary.text.en).toContain(
      'the change was −28%. The difference between the changes may be chance.',
    );
  });

  it('is a deterioration where it rose more than chance, in the words of a question', () => {
    const urinary = ruleOf(
      told({ moment: 'year' }, { ...usual, urinary: 1100 }, change(usual)),
      'change-worsened',
    );
    expect(urinary.tone).toBe('room');
    expect(urinary.text.nb).toContain('Året før var det 3,6. Økningen er større enn');
    expect(urinary.text.nn).toContain('Året før var det 3,6. Auken er større enn');
    expect(urinary.text.en).toContain('The year before it was 3.6. The rise is larger than');
  });

  it('of methenamine is neither good nor bad', () => {
    const sentence = ruleOf(told(later, usual, change({ ...usual, methenamine: 1200 })), 'change-moved');
    expect(sentence).toMatchObject({ tone: 'neutral', indicator: 'institution-methenamine' });
  });

  it('is told to be chance where chance may explain it, and nobody is to conclude', () => {
    const steady = ruleOf(told(later, usual, change(scaled(usual, 1.06))), 'change-steady');
    expect(steady.text.nb).toContain('Forskjellen kan være tilfeldig, så vent med å trekke en slutning.');
    expect(steady.text.nn).toContain('Skilnaden kan vere tilfeldig, så vent med å trekkje ei slutning.');
    expect(steady.text.en).toContain('The difference may be chance, so wait before you conclude.');
  });

  it('stands beside the county where no county was without RASK', () => {
    const beside = { ...change({ ...usual, urinary: 1100 }), controls: null };
    expect(ruleOf(told(later, usual, beside), 'change-improved').text.nb).toContain(
      'Nedgangen er større enn hos andre av samme type i fylket',
    );
  });
});

describe('what the readers must know', () => {
  it('is that nothing stands out, with one thing to choose', () => {
    const sentence = ruleOf(told({}, usual), 'nothing-stands-out');
    expect(sentence.text.nb).toContain('Ingen av hovedtallene skiller seg ut.');
    expect(sentence.text.nn).toContain('Ingen av hovudtala skil seg ut.');
    expect(sentence.text.en).toContain('None of the main figures stands out.');
    expect(sentence.action?.nb).toContain('velge én ting');
  });

  it('is that this is the first report, where there is room', () => {
    const home = { ...own, others: 12 };
    const sentence = ruleOf(told({}, { ...home, urinary: 1100 - 12 }), 'first-report');
    expect(sentence.text.nn).toContain('den første rapporten dykkar');
    expect(sentence.text.en).toContain('your first report');
  });

  it('is first of all that bed days are missing: then only choices are told', () => {
    const sentences = told({}, { ...own, bedDays: null });
    expect(sentences.map(({ rule }) => rule)).toEqual(['missing-bed-days', 'level-same', 'level-beside']);
    expect(sentences[0]?.text.nb).toContain('Vi mangler liggedøgn');
    expect(sentences[0]?.text.nn).toContain('Vi manglar liggjedøgn');
    expect(sentences[0]?.text.en).toContain('Bed days are missing');
    expect(sentences[0]?.action?.nb).toContain('Meld inn liggedøgn');
  });

  it('is not that a home-care service lacks bed days: it has none', () => {
    const { institution } = exampleInstitutionInput(definitions);
    const place = { ...institution, unitType: 'home-care' } as const;
    const sentences = told({ institution: place }, { ...own, bedDays: null });
    expect(sentences[0]?.rule).toBe('no-bed-days-here');
    expect(sentences[0]?.action).toBeNull();
  });

  it('is in how many months nothing was bought', () => {
    const some = ruleOf(gaps({ monthsWithoutPurchase: 3 }), 'months-without-purchase');
    expect(some.text.nb).toContain('I 3 av 12 måneder er det ikke registrert noe kjøp.');
    expect(some.text.nn).toContain('I 3 av 12 månader');
    expect(some.text.en).toContain('In 3 of 12 months');
    const one = ruleOf(gaps({ monthsWithoutPurchase: 1 }), 'month-without-purchase');
    expect(one.text.nb).toContain('I én av 12 måneder');
  });

  it('is that a file is probably missing where nothing was bought at all', () => {
    const none = { estimate: { value: null, reason: 'no-data' }, dispersion: 1 } as const;
    const input = exampleInstitutionInput(definitions);
    const indicators = input.indicators.map((each) => ({ ...each, own: none, trend: [], place: null }));
    const quality = { ...input.quality, monthsWithoutPurchase: 12, purchases: 0 };
    const sentences = told({ indicators, quality });
    expect(sentences.map(({ rule }) => rule)).toEqual(['no-purchases']);
    expect(sentences[0]?.text.en).toContain('Files from the pharmacy are probably missing');
  });

  it('is that bed days were estimated, and every unit says so', () => {
    const sentence = ruleOf(gaps({ bedDaysEstimated: true }), 'estimated-bed-days');
    expect(sentence.text.nb).toContain('anslått ut fra antall plasser');
    expect(sentence.text.nn).toContain('stipulerte ut frå talet på plassar');
    expect(sentence.text.en).toContain('estimated from the number of beds');
    const input = exampleInstitutionInput(definitions);
    const quality = { ...input.quality, bedDaysEstimated: true };
    const report = buildInstitutionReport({ ...input, quality }, messages);
    for (const { unit } of report.headline) expect(unit.nb).toContain('liggedøgn anslått');
  });

  it('is that the numbers are small', () => {
    const sentence = ruleOf(gaps({ purchases: 12 }), 'small-number');
    expect(sentence.text.nb).toContain('bare 12 ganger');
    expect(sentence.text.nn).toContain('berre 12 gonger');
    expect(sentence.text.en).toContain('only 12 times');
  });
});

describe('every sentence', () => {
  it('speaks to the home, has no gap, and there are at most three', () => {
    const all = [
      told(),
      told({}, usual),
      told({}, { ...own, bedDays: null }),
      told({ moment: 'year' }, usual, change(own)),
    ];
    for (const sentences of all) {
      expect(sentences.length).toBeLessThanOrEqual(3);
      expect(sentences.length).toBeGreaterThan(0);
      for (const { text, action } of sentences) {
        for (const language of LANGUAGES) {
          const said = `${text[language]} ${action?.[language] ?? ''}`;
          expect(said).not.toMatch(/[{}]| {2}[^ ]|undefined|NaN/);
          if (language !== 'en') expect(said).not.toMatch(/\b(du|deg|din|ditt|dine)\b/i);
        }
      }
    }
  });

  it('knows every indicator of institutions', () => {
    expect(exampleInstitutionIndicators(definitions, own)).toHaveLength(definitions.length);
  });
});
