import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlainDate } from '../time/index.ts';
import { holdsElevenDigits, type VisitAnswer, visitAnswerFault } from './answer.ts';
import { type ChecklistDefinition, checklistVersion, currentChecklists } from './checklist.ts';
import { itemsToWorkOn, sumSection } from './sum-visit.ts';
import { type CountedVisit, countVisits, halfYearOf, itemFigure } from './visit-figures.ts';

const same = (text: string) => ({ nb: text, nn: text, en: text });
const item = (id: string, kind: 'choice' | 'observed' | 'note') =>
  ({ id, kind, text: same(id), help: null, source: null }) as const;
const SECTION = {
  id: 'hands',
  title: same('Hands'),
  items: [
    item('gel', 'choice'),
    item('bins', 'choice'),
    item('seen', 'observed'),
    item('rings', 'observed'),
    item('words', 'note'),
  ],
};
const checklist = (id: string, version: number, status: ChecklistDefinition['status'] = 'published') =>
  ({ id, version, status, sections: [SECTION] }) as unknown as ChecklistDefinition;

describe('an answer', () => {
  it.each<[string, VisitAnswer | null, string | null]>([
    ['gel', { choice: 'yes' }, null],
    ['gel', null, null],
    ['gel', { choice: 'perhaps' } as never, 'unknown-choice'],
    ['gel', { done: 1, of: 2 }, 'wrong-kind'],
    ['seen', { done: 7, of: 10 }, null],
    ['seen', { done: 0, of: 0 }, null],
    ['seen', { done: 11, of: 10 }, 'more-done-than-seen'],
    ['seen', { done: 1.5, of: 10 }, 'not-counted'],
    ['seen', { done: -1, of: 10 }, 'not-counted'],
    ['seen', { done: 1, of: 1000 }, 'not-counted'],
    ['seen', { note: 'x' }, 'wrong-kind'],
    ['words', { note: 'Godt lager' }, null],
    ['words', { note: 'x'.repeat(1001) }, 'too-long'],
    ['words', { note: 'Se 01010112345' }, 'identity-number'],
    ['words', { choice: 'yes' }, 'wrong-kind'],
    ['other', { choice: 'yes' }, 'unknown-item'],
  ])('to %s of %j has the fault %s', (id, answer, fault) => {
    expect(visitAnswerFault({ sections: [SECTION] }, id, answer)).toBe(fault);
  });

  it.each([
    '01010112345',
    '010101 12345',
    '01.01.01-12345',
    'nr 0 1 0 1 0 1 1 2 3 4 5!',
    '010101\u00a012345',
    '０１０１０１１２３４５',
    '010101_12345',
    '010101–12345',
  ])('holds eleven digits in %j', (text) => expect(holdsElevenDigits(text)).toBe(true));

  it.each([
    'Rom 12, 4 av 10 senger',
    '0101011234',
    '010101123456',
    'tlf. 22 22 22 22',
    '12 av 15, 3 av 4 og 100 %',
  ])('holds none in %j', (text) => expect(holdsElevenDigits(text)).toBe(false));
});

describe('a checklist', () => {
  it('is planned with in its newest published version, and read in the one that was used', () => {
    const all = [checklist('b', 1), checklist('a', 1), checklist('a', 2), checklist('a', 3, 'draft')];
    expect(currentChecklists(all).map(({ id, version }) => `${id}@${version}`)).toEqual(['a@2', 'b@1']);
    expect(checklistVersion(all, 'a', 1)?.version).toBe(1);
    expect(checklistVersion(all, 'a', 9)).toBeNull();
  });
});

describe('a section', () => {
  it('counts choices and occasions apart, and never an unanswered one as no', () => {
    const answers = { gel: { choice: 'no' }, seen: { done: 7, of: 10 }, words: { note: 'x' } } as const;
    expect(sumSection(SECTION, answers)).toEqual({
      section: 'hands',
      yes: 0,
      no: 1,
      notApplicable: 0,
      unanswered: 2,
      done: 7,
      of: 10,
    });
    expect(itemsToWorkOn(SECTION.items, { ...answers, rings: { done: 4, of: 4 } })).toEqual(['gel', 'seen']);
  });
});

describe('figures', () => {
  const visit = (organisation: number, change: Partial<CountedVisit> = {}): CountedVisit => ({
    organisation,
    municipality: '0301',
    ward: '1. etasje',
    day: '2026-03-01' as PlainDate,
    answers: { gel: { choice: 'yes' } },
    ...change,
  });

  it('count a ward once however its name is written, and each home’s wards apart', () => {
    const visits = [
      visit(1),
      visit(1, { ward: ' 1.  Etasje' }),
      visit(2),
      visit(2, { ward: 'B', municipality: '1103' }),
    ];
    expect(countVisits(visits)).toEqual({ visits: 4, municipalities: 2, homes: 2, wards: 3 });
  });

  it('have no share for few homes, however many visits there were', () => {
    const four = [1, 2, 3, 4].flatMap((home) => [visit(home), visit(home)]);
    expect(itemFigure('gel', four)).toEqual({ item: 'gel', yes: 8, outOf: 8, homes: 4, share: null });
    const five = [...four, visit(5, { answers: { gel: { choice: 'no' } } })];
    expect(itemFigure('gel', five).share).toBeCloseTo(8 / 9);
    const aside = [...four, visit(5, { answers: { gel: { choice: 'not-applicable' } } })];
    expect(itemFigure('gel', aside)).toMatchObject({ homes: 4, share: null });
  });

  it('weigh what was seen by how often it was seen', () => {
    const seen = (home: number, done: number, of: number) => visit(home, { answers: { seen: { done, of } } });
    const visits = [seen(1, 10, 10), seen(2, 0, 30), seen(3, 5, 10), seen(4, 0, 0)];
    expect(itemFigure('seen', visits, 3)).toMatchObject({ yes: 15, outOf: 50, homes: 3, share: 0.3 });
  });

  it('are the same whatever order the visits stand in, and never above one', () => {
    const visits = fc.array(
      fc
        .tuple(
          fc.integer({ min: 1, max: 8 }),
          fc.constantFrom<VisitAnswer>({ choice: 'yes' }, { choice: 'no' }, { choice: 'not-applicable' }),
        )
        .map(([home, gel]) => visit(home, { answers: { gel } })),
    );
    fc.assert(
      fc.property(visits, (all) => {
        const figure = itemFigure('gel', all);
        expect(itemFigure('gel', all.toReversed())).toEqual(figure);
        expect(figure.share === null || (figure.share >= 0 && figure.share <= 1)).toBe(true);
        expect(figure.share === null).toBe(figure.homes < 5);
      }),
    );
  });

  it('are told by half-year', () => {
    expect(halfYearOf('2026-06-30' as PlainDate)).toBe('2026-1');
    expect(halfYearOf('2026-07-01' as PlainDate)).toBe('2026-2');
  });
});

/** The programme had visited as many by October 2022 (Helsedirektoratet’s evaluation of the action plan, chapter 2). */
it('counts a programme of 63 wards in 44 homes of 27 municipalities, however often each is visited', () => {
  const visits = Array.from({ length: 63 }, (_, ward) => {
    const organisation = 1 + (ward % 44);
    const municipality = String(3001 + (organisation % 27));
    return ['2022-03-01', '2022-10-01'].map(
      (day): CountedVisit => ({
        organisation,
        municipality,
        ward: ward < 44 ? '1. etasje' : '2. etasje',
        day: day as PlainDate,
        answers: {},
      }),
    );
  }).flat();
  expect(countVisits(visits)).toEqual({ visits: 126, municipalities: 27, homes: 44, wards: 63 });
});
