import { loadContent } from '@smalspor/content/loading';
import { expect, test } from 'vitest';
import { WORLD_MONTHS } from '../country/world-time.ts';
import { placesOf } from '../places/place.ts';
import { drawInstitutions } from './draw-institutions.ts';
import { bedsIn, type Institution } from './institution.ts';

const institutions = placesOf(loadContent().geography).flatMap((place, index) =>
  drawInstitutions(3, place, index + 1),
);
const byNumber = new Map(institutions.map((each) => [each.organisation, each]));
const bedsOf = (institution: Institution | undefined, month: number) =>
  (institution?.wards ?? []).reduce((sum, ward) => sum + (bedsIn(ward, month) ?? 0), 0);

test('every number is given once', () => {
  expect(byNumber.size).toBe(institutions.length);
});

test('whoever takes beds over is there, has them the month after, and stays', () => {
  const taken = institutions.filter(({ continuedBy }) => continuedBy !== null);
  expect(taken.length).toBeGreaterThan(10);
  for (const home of taken) {
    const successor = byNumber.get(home.continuedBy ?? 0);
    expect(successor?.until).toBe(WORLD_MONTHS);
    expect(successor?.place).toBe(home.place);
    expect(bedsOf(home, home.until)).toBe(0);
    expect(bedsOf(successor, home.until)).toBeGreaterThan(bedsOf(successor, home.until - 1));
  }
});

test('spans follow each other without a gap, from the first month to the last', () => {
  for (const institution of institutions) {
    for (const { spans } of institution.wards) {
      spans.forEach((span, index) => {
        expect(span.from).toBeLessThan(span.until);
        if (index > 0) expect(span.from).toBe(spans[index - 1]?.until);
      });
      expect(spans.at(-1)?.until).toBe(institution.until);
    }
  }
});
