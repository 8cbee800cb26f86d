import type { SurveyDraft } from '@smalspor/domain/surveys';
import type { PlainDate } from '@smalspor/domain/time';
import { describe, expect, it } from 'vitest';
import {
  firstDraft,
  isMethenamineTreatment,
  NEW_TREATMENT,
  readDraft,
  type SurveyForm,
  withSubstance,
} from './survey-draft.ts';

const same = (text: string) => ({ nb: text, nn: text, en: text });
const day = (text: string) => text as PlainDate;
const question = { text: same('?'), help: null, source: { title: '', url: '' } };
const FORM: SurveyForm = {
  organisation: '310000019',
  name: 'Solbakken sykehjem',
  survey: {
    id: 's',
    title: same('Antibiotika'),
    from: day('2026-05-04'),
    to: day('2026-05-08'),
    state: 'open',
    units: [],
    version: 1,
    asked: 1,
    answered: 0,
  },
  today: day('2026-05-06'),
  definition: {
    title: same('Antibiotika'),
    intro: same(''),
    questions: {
      present: question,
      resident: question,
      substance: question,
      indication: question,
      purpose: question,
      route: question,
    },
    indications: [{ id: 'cystitis', text: same('UVI') }],
    routes: [{ id: 'oral', text: same('Munn') }],
    substances: [
      { atc: 'J01CA08', name: same('pivmecillinam') },
      { atc: 'J01XX05', name: same('metenamin') },
    ],
    methenamine: 'J01XX05',
  },
  wards: [
    { wardType: 'long-term', beds: 40 },
    { wardType: 'short-term', beds: null },
  ],
  versions: [],
  draft: null,
};
const WHOLE: SurveyDraft = {
  day: '2026-05-06',
  wards: [
    { wardType: 'long-term', present: 38 },
    { wardType: 'short-term', present: 0 },
  ],
  residents: [],
  nobody: true,
};
const resident = (...treatments: SurveyDraft['residents'][number]['treatments'][number][]) => ({
  wardType: 'long-term' as const,
  treatments,
});
const WRITTEN = {
  substance: 'J01CA08',
  indication: 'cystitis',
  purpose: 'treatment',
  route: 'oral',
} as const;

describe('the form', () => {
  it('begins with the wards and today, with what is being written, or with what was sent', () => {
    const empty = firstDraft(FORM);
    expect(empty).toEqual({
      day: '2026-05-06',
      wards: [
        { wardType: 'long-term', present: null },
        { wardType: 'short-term', present: null },
      ],
      residents: [],
      nobody: false,
    });
    expect(firstDraft({ ...FORM, today: day('2026-05-12') }).day).toBe('');
    const sent = { version: 1, sentAt: '', sentBy: 'Kari' };
    const answer = {
      day: day('2026-05-05'),
      wards: [{ wardType: 'long-term' as const, present: 30 }],
      residents: [],
      nobody: true,
    };
    const corrected = firstDraft({ ...FORM, versions: [{ ...sent, answer }] });
    expect(corrected).toMatchObject({ day: '2026-05-05', nobody: true });
    // A ward that has come since is asked about.
    expect(corrected.wards.map(({ present }) => present)).toEqual([30, null]);
  });

  it('is an answer when everything is chosen, and says what is missing until then', () => {
    expect(readDraft(WHOLE, FORM)).toEqual({ answer: WHOLE, fault: null });
    const faultOf = (change: Partial<SurveyDraft>) =>
      readDraft({ ...WHOLE, nobody: false, ...change }, FORM).fault;
    expect(faultOf({ residents: [resident(WRITTEN)] })).toBeNull();
    expect(faultOf({})).toBe('nobody-unsaid');
    expect(faultOf({ day: '' })).toBe('day-outside');
    expect(faultOf({ residents: [resident(NEW_TREATMENT)] })).toBe('unknown-choice');
    expect(faultOf({ residents: [resident(WRITTEN, NEW_TREATMENT)] })).toBe('unknown-choice');
    expect(faultOf({ residents: [resident()] })).toBe('no-treatment');
    expect(faultOf({ wards: firstDraft(FORM).wards })).toBe('present-missing');
  });

  it('takes methenamine for prevention, and doubts it as treatment', () => {
    const chosen = withSubstance(NEW_TREATMENT, 'J01XX05', 'J01XX05');
    expect(chosen.purpose).toBe('prevention');
    expect(withSubstance({ ...chosen, purpose: 'treatment' }, 'J01XX05', 'J01XX05').purpose).toBe(
      'treatment',
    );
    expect(isMethenamineTreatment({ ...chosen, purpose: 'treatment' }, FORM.definition)).toBe(true);
    expect(isMethenamineTreatment(WRITTEN, FORM.definition)).toBe(false);
  });
});
