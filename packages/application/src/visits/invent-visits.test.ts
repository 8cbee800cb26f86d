import { listVisitAnswers, listVisits } from '@smalspor/database/visits';
import { organisationNumber } from '@smalspor/domain/institutions';
import { countVisits, currentChecklists, visitAnswerFault } from '@smalspor/domain/visits';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoInstitution } from '../accounts/demo-institution.ts';
import type { House } from '../house/house.ts';
import { deliverInstitutions } from '../institutions/testing/some-institutions.ts';
import { createTestHome, type TestHome } from '../testing/index.ts';
import { inventVisits } from './invent-visits.ts';
import { readVisitFigures } from './read-visit-figures.ts';
import { newCall, personAt } from './testing/visit-people.ts';

const MUNICIPALITIES = ['1201', '1235', '0301', '5001', '1804'];
/** Not every eight digits can be given a check digit. */
const NUMBERS = Array.from({ length: 150 }, (_, place) => organisationNumber(31_000_100 + place)).filter(
  (number) => number !== null,
);
const ROWS = NUMBERS.map((number, place) => {
  const municipality = MUNICIPALITIES[place % MUNICIPALITIES.length];
  return `${number};long-term;Hjem ${place};${municipality};30;2018-01`;
});

let home: TestHome;
let house: House;

beforeAll(async () => {
  home = await createTestHome('empty');
  house = await home.open();
  await house.clock.set('2021-01-15T08:00:00Z');
  await deliverInstitutions(house, { rows: ROWS });
});
afterAll(() => home.remove());

describe('the rounds of a demonstration', () => {
  it('are as many as were told of, half of the wards a second time, and never in the demonstration’s own home', async () => {
    const own = await demoInstitution(house);
    expect(own).not.toBeNull();
    const count = await inventVisits(house);
    const visits = await listVisits(house.db);
    expect(visits).toHaveLength(count);
    const counted = visits.map((visit) => ({ ...visit, answers: visit.report?.answers ?? {} }));
    expect(countVisits(counted)).toEqual({ visits: 63 + 32, municipalities: 5, homes: 44, wards: 63 });
    expect(visits.some(({ organisation }) => organisation === own?.organisation)).toBe(false);
    expect(visits.every(({ day }) => day < '2021-01-15')).toBe(true);
  });

  it('have answers that a visitor could have given, and a report made from them', async () => {
    const [checklist] = currentChecklists(house.content.checklists);
    for (const { id, report } of (await listVisits(house.db)).slice(0, 10)) {
      const answers = await listVisitAnswers(house.db, id);
      expect(answers.length).toBeGreaterThan(10);
      expect(answers.map((each) => checklist && visitAnswerFault(checklist, each.item, each.answer))).toEqual(
        answers.map(() => null),
      );
      expect(Object.keys(report?.answers ?? {}).sort()).toEqual(answers.map(({ item }) => item).sort());
    }
  });

  it('are shown over time and by region, and better the second time', async () => {
    const admin = await personAt(house, 'Pia', 'programme-admin');
    const { figures } = await readVisitFigures(house, admin, {}, newCall());
    expect(figures?.areas.filter(({ kind }) => kind === 'region').length).toBe(4);
    const shares = (figures?.periods ?? []).map(({ items }) => {
      const told = items.flatMap(({ share }) => (share === null ? [] : [share]));
      return told.reduce((sum, share) => sum + share, 0) / told.length;
    });
    expect(shares.at(-1)).toBeGreaterThan(shares[0] ?? 1);
  });

  it('are invented once', async () => {
    expect(await inventVisits(house)).toBe(0);
  });
});
