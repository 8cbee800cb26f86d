import { carryForward, countyOf, type Geography } from '@smalspor/domain/organisation';
import { toMonth } from '@smalspor/domain/time';
import { countLists, type ListCounts } from './count-lists.ts';
import { countPrescriptions, type YearCounts } from './count-prescriptions.ts';
import type { FigureId } from './reference-figures.ts';

/** The figures of a year; counts of GPs and lists are divided by the scale of the country. */
export type Figures = Readonly<Record<FigureId, number>>;

export function countFigures(
  directory: string,
  years: readonly number[],
  scale: number,
  geography: Geography,
): ReadonlyMap<number, Figures> {
  return new Map(
    countPrescriptions(directory, years).map((counts) => [
      counts.year,
      figuresOf(counts, countLists(directory, counts.year), scale, geography),
    ]),
  );
}

function figuresOf(counts: YearCounts, lists: ListCounts, scale: number, geography: Geography): Figures {
  const { year } = counts;
  const perThousand = (count: number) => (count / lists.persons) * 1000;
  const days = year % 4 === 0 ? 366 : 365;
  const counties = ratesBy(counts, lists, (code) => countyOf2020(geography, code, year));
  const municipalities = ratesBy(counts, lists, (code) =>
    (lists.personsByMunicipality.get(code) ?? 0) < 1000 ? null : code,
  );
  return {
    'prescriptions per 1000': perThousand(counts.prescriptions),
    'penicillin V % of respiratory antibiotics': (counts.penicillinV / counts.respiratory) * 100,
    'respiratory antibiotics per 1000, ages 10-79': perThousand(counts.respiratory),
    '% with at least one antibiotic': (counts.users.size / lists.persons) * 100,
    'DDD per 1000 per day outside institutions': perThousand(counts.ddd) / days,
    'quinolones % of urinary antibiotics, women 20-79': (counts.quinolones / counts.urinary) * 100,
    '% of women 20-79 with a urinary antibiotic': (counts.urinaryUsers.size / lists.women2079) * 100,
    'mean list with a GP, December': lists.meanLength,
    'GPs, December': lists.doctors / scale,
    'lists without a GP, December': lists.unfilled / scale,
    '% women among GPs, December': lists.womenAmongDoctors * 100,
    'highest county per 1000': Math.max(...counties),
    'lowest county per 1000': Math.min(...counties),
    'highest municipality over the lowest': Math.max(...municipalities) / Math.min(...municipalities),
  };
}

/** Prescriptions per 1000 by area: of those who live there, over those whose list lies there. */
function ratesBy(
  counts: YearCounts,
  lists: ListCounts,
  areaOf: (code: string) => string | null,
): readonly number[] {
  const areas = new Map<string, { prescriptions: number; persons: number }>();
  const add = (code: string, prescriptions: number, persons: number) => {
    const area = areaOf(code);
    if (area === null) return;
    const sums = areas.get(area) ?? { prescriptions: 0, persons: 0 };
    sums.prescriptions += prescriptions;
    sums.persons += persons;
    areas.set(area, sums);
  };
  for (const [code, count] of counts.byResidence) add(code, count, 0);
  for (const [code, persons] of lists.personsByMunicipality) add(code, 0, persons);
  return [...areas.values()].map((sums) => (sums.prescriptions / sums.persons) * 1000);
}

/** The county of the eleven that the municipality came to lie in. */
function countyOf2020(geography: Geography, code: string, year: number): string | null {
  if (year >= 2020) return code.slice(0, 2);
  const month = toMonth(2020, 1);
  const carried = carryForward(geography, code, toMonth(year, 1), month);
  return carried.kind === 'code' ? countyOf(geography, carried.code, month) : null;
}
