import fc from 'fast-check';
import { cellKey, cellsOf } from '../count-survey.ts';
import type { CountedHome } from '../protect-survey.ts';

const words = (id: string, group: string) => ({ id, group, text: { nb: id, nn: id, en: id } });
export const INDICATIONS = {
  indications: [
    words('cystitis', 'urinary'),
    words('pyelonephritis', 'urinary'),
    words('pneumonia', 'chest'),
    words('wound', 'skin'),
  ],
};

const KEYS = cellsOf(INDICATIONS).map(cellKey);
const KINDS = 3;

/** Residents of a class, the first kinds much more often than the others, as infections are. */
const cells = fc.array(fc.nat({ max: KEYS.length * KINDS }), { maxLength: 6 }).map((drawn) => {
  const counts: Record<string, number> = {};
  for (const number of drawn) {
    const key = KEYS[Math.floor(number / KINDS) % 3 === 0 ? 0 : number % KEYS.length] ?? '';
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
});

const home = fc.record({
  place: fc.nat({ max: 7 }),
  antibiotics: cells,
  methenamine: cells,
  more: fc.nat({ max: 40 }),
});

/** Institutions in up to eight municipalities of three counties, some with very few. */
export const surveyedHomes: fc.Arbitrary<readonly CountedHome[]> = fc
  .array(home, { minLength: 1, maxLength: 60 })
  .map((homes) =>
    homes.map(({ place, antibiotics, methenamine, more }) => {
      const sum = (counts: Record<string, number>) =>
        Object.values(counts).reduce((total, count) => total + count, 0);
      const residents = { antibiotics: sum(antibiotics), methenamine: sum(methenamine) };
      return {
        municipality: `0${1 + (place % 3)}0${place}`,
        county: `0${1 + (place % 3)}`,
        counts: {
          present: Math.max(residents.antibiotics, residents.methenamine) + more,
          residents,
          cells: { antibiotics, methenamine },
        },
      };
    }),
  );
