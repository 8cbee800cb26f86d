import { loadContent } from '@smalspor/content/loading';
import { describe, expect, it } from 'vitest';
import { EXAMPLE_HOMES, type ExampleHome, exampleInstitutionInput } from '../report-examples/index.ts';
import { LANGUAGES, type Localised } from '../texts/index.ts';
import type { PlainDate } from '../time/index.ts';
import { buildInstitutionReport } from './build-institution-report.ts';
import { readInstitutionReportModel } from './read-institution-report.ts';

const { institutionIndicators: definitions, messages } = loadContent();
const { own, usual, county } = EXAMPLE_HOMES;

const build = (changes: Parameters<typeof exampleInstitutionInput>[1] = {}, home: ExampleHome = own) =>
  buildInstitutionReport(exampleInstitutionInput(definitions, changes, home), messages);

describe('an institution’s report', () => {
  const report = build();

  it('shows urinary antibiotics and methenamine first, then the total, beside the same type alone', () => {
    expect(report.headline.map(({ indicator }) => indicator)).toEqual([
      'institution-urinary',
      'institution-methenamine',
      'institution-total',
    ]);
    for (const { rows, decimals } of report.headline) {
      expect(rows.map(({ level }) => level)).toEqual(['own', 'county', 'nation']);
      expect(rows.every(({ estimate }) => estimate.value !== null && estimate.low !== null)).toBe(true);
      expect(decimals).toBe(1);
    }
    expect(report.headline[0]?.rows[1]?.label.nb).toBe('samme type i fylket');
  });

  it('keeps every indicator somewhere, once', () => {
    const shown = [...report.headline, ...report.choice, ...report.urinary, ...report.other];
    expect(shown.map(({ indicator }) => indicator).sort()).toEqual(definitions.map(({ id }) => id).sort());
  });

  it('divides what was bought into parts that are no part of each other', () => {
    const [first] = report.composition?.rows ?? [];
    expect(report.composition?.parts.map(({ id }) => id)).toEqual([
      'institution-urinary',
      'institution-penicillin-v-share',
      'institution-broad-spectrum',
      'others',
    ]);
    expect(first?.shares?.reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 9);
    // 830 of 1470 doses.
    expect(first?.shares?.[0]).toBeCloseTo((100 * 830) / 1470, 6);
  });

  it('names the own mark and what the bins count, as no doctor', () => {
    expect(report.places[0]?.ownLabel?.nb).toBe('dere nå');
    expect(report.places[0]?.countedLabel?.nb).toBe('Steder');
    expect(report.trends[0]?.ownLabel?.nb).toBe('Dere');
  });

  it('never says in its own words what is said to a doctor', () => {
    const found: string[] = [];
    JSON.stringify(report, (key, value) => {
      const isText = typeof value === 'object' && value !== null && 'nb' in value && key !== 'why';
      if (isText && /\b(du|deg|din|ditt|dine)\b|fastlege|resept/i.test((value as Localised).nb)) {
        found.push((value as Localised).nb);
      }
      return value;
    });
    expect(found).toEqual([]);
  });

  it('has questions made from the figures, and room for the goal, measures and teaching', () => {
    expect(report.questions).toHaveLength(4);
    expect(report.questions[0]?.nb).toContain('5,7');
    expect(report.plan.map(({ nb }) => nb)[2]).toContain('minst tre timer');
  });

  it('holds the home’s own goal and measures where it has set them', () => {
    const measures = [{ nb: 'Sjekkliste før urinprøve', nn: 'Sjekkliste før urinprøve', en: 'Checklist' }];
    const goal = { indicator: 'institution-urinary', target: 3.5, by: '2021-12-31' as PlainDate, measures };
    const [first, ...rest] = build({ goals: [goal] }).plan;
    expect(first?.nb).toBe(
      'Målet vårt: Urinveisantibiotika til 3,5 innen 31. desember 2021. Tiltak vi har valgt: Sjekkliste før urinprøve.',
    );
    expect(rest).toHaveLength(2);
  });

  it('names whom the county’s figures are of: those that take part, or all that delivered and why', () => {
    const part = build({ peers: 'taking-part' });
    expect(part.headline[0]?.rows[1]?.label.nb).toBe('samme type i fylket som er med i RASK');
    expect(part.messages[0]?.text.nn).toContain('hos andre av same type i fylket som er med i RASK');
    const compared = ({ method }: typeof part) =>
      method.find(({ heading }) => heading.nb === 'Hvem dere sammenlignes med')?.text.nb;
    expect(compared(part)).toContain('for stedene av samme type som er med i RASK');
    expect(compared(report)).toContain('for få som ikke er med');
    expect(compared(build({ peers: 'nobody-yet' }))).toContain('Ingen i fylket var registrert som med');
    expect(compared(build({ peers: null }))).not.toContain('Fylkets tall');
  });

  it('sets what was given beside what was bought, in figures only where every month was told of', () => {
    expect(report.administered).toBeUndefined();
    const ddd = { 'institution-total': 1314, 'institution-methenamine': 584 };
    const given = { months: 12, toldMonths: 12, ddd, doses: 4000, dosesWithoutDdd: 0 };
    const told = build({ administered: given });
    // 1,314 and 584 of 14,600 bed days; 1,470 and 720 were bought.
    expect(told.administered?.rows.map((row) => [row.given.nb, row.bought.nb])).toEqual([
      ['9,0', '10,1'],
      ['4,0', '4,9'],
    ]);
    expect(told.administered?.text.nn).toContain('eit anna mål');
    // Nothing of it is in any figure of purchases.
    expect({ ...told, administered: undefined }).toEqual({ ...report, administered: undefined });
    const gap = build({ administered: { ...given, toldMonths: 7 } }).administered;
    expect([gap?.rows, gap?.text.en.includes('7 of 12 months')]).toEqual([[], true]);
    const several = build({ administered: { ...given, ddd: null } }).administered;
    expect([several?.rows, several?.text.nb.includes('flere avdelingstyper')]).toEqual([[], true]);
    const unknown = build({ administered: given }, { ...own, bedDays: null }).administered;
    expect([unknown?.rows, unknown?.text.nb.includes('Liggedøgn eller kjøp mangler')]).toEqual([[], true]);
  });

  it('says above the figures how many months are not confirmed or were corrected, and nothing where all is settled', () => {
    expect(report.standing).toBeUndefined();
    const { quality } = exampleInstitutionInput(definitions);
    const standing = (unconfirmedMonths: number, correctedMonths: number) =>
      build({ quality: { ...quality, unconfirmedMonths, correctedMonths } }).standing;
    expect(standing(2, 0)?.nb).toContain('2 av 12 måneder er ikke bekreftet');
    expect(standing(1, 0)?.nn).toContain('Éin av 12 månader er ikkje stadfesta');
    expect(standing(0, 1)?.en).toContain('The figures of one month were corrected');
    expect(standing(2, 3)?.nb).toMatch(/2 av 12 måneder er ikke bekreftet.*Tallene for 3 måneder er rettet/);
  });

  it('says what the figures rest on, and that there is no answer key', () => {
    const method = report.method.map(({ text }) => text.nb).join(' ');
    for (const part of [
      '14 600 liggedøgn'.replace(' ', '\u00a0'),
      'Et høyt tall er ikke feil',
      'for 2026',
      'alle 12 måneder',
    ]) {
      expect(method).toContain(part);
    }
    expect(method).not.toContain('Harbin');
  });
});

describe('a later report', () => {
  const change = { before: own, county: [county, county], controls: [county, county] } as const;
  const later = buildInstitutionReport(
    exampleInstitutionInput(definitions, { moment: 'year' }, usual, change),
    messages,
  );

  it('sets the change beside the county’s and that of counties without RASK', () => {
    const [urinary] = later.change;
    expect(urinary?.rows.map(({ level }) => level)).toEqual(['own', 'county', 'controls']);
    expect(urinary?.rows[2]?.label.nb).toBe('fylker uten RASK da');
    expect(urinary?.measure).toBe('percent');
    for (const row of urinary?.rows ?? []) expect(row.low).toBeLessThan(row.high as number);
  });

  it('tells how little a fall alone proves', () => {
    for (const language of LANGUAGES) {
      expect(later.method.map(({ text }) => text[language]).join(' ')).toContain('Harbin 2023');
    }
  });
});

describe('a report without bed days', () => {
  it('shows choices and no rate, and guesses nothing', () => {
    const report = build({}, { ...own, bedDays: null });
    const shown = [...report.headline, ...report.choice, ...report.urinary, ...report.other];
    expect(shown.every(({ scale }) => scale === 'percent')).toBe(true);
    expect(report.headline).toHaveLength(2);
    expect(report.composition).toBeNull();
    expect(report.method.map(({ text }) => text.en).join(' ')).toContain('have not been guessed');
  });
});

describe('a corrected report', () => {
  it('says what it replaces and why', () => {
    const why = {
      nb: 'Apoteket sendte nye tall.',
      nn: 'Apoteket sende nye tal.',
      en: 'The pharmacy sent new figures.',
    };
    const report = build({ corrects: { id: 'first', issuedAt: '2021-01-10T06:00:00Z', why } });
    expect(report.supersedes).toBe('first');
    expect(report.correction?.nb).toContain('Apoteket sendte nye tall.');
  });
});

describe('a stored report', () => {
  it('is read back as it was, and nothing else is read as one', () => {
    const report = build();
    expect(readInstitutionReportModel(JSON.parse(JSON.stringify(report)))).toEqual(report);
    expect(() => readInstitutionReportModel({ format: 'smalspor-report/1' })).toThrow(RangeError);
  });
});
