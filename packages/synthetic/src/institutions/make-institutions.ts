import type { Geography } from '@smalspor/domain/organisation';
import { randomStream } from '../chance/random-stream.ts';
import { MONTH_OF_DAY, worldMonth } from '../country/world-time.ts';
import { codeToday, firstCode, type Place, placesOf } from '../places/place.ts';
import { writeBedDays } from './bed-day-lines.ts';
import { drawInstitutions } from './draw-institutions.ts';
import { drawPurchases } from './draw-purchases.ts';
import type { Institution } from './institution.ts';
import { addPurchases, type InstitutionTruth, type TrueHome } from './institution-truth.ts';
import type { Oddity } from './oddities.ts';
import { emptyHomeMonths } from './rask-descriptive.ts';
import { institutionLines } from './register-lines.ts';
import { writeSales } from './sales-lines.ts';
import { bedDaysOf } from './stays.ts';
import { habitsOfInstitution } from './use-habits.ts';

export interface InstitutionChoice {
  readonly seed: number;
  readonly years: { readonly from: number; readonly to: number };
  /** Codes of today; all when absent. */
  readonly counties?: readonly string[] | undefined;
  readonly municipalities?: readonly string[] | undefined;
  /** Share of the institutions to make. */
  readonly scale: number;
}

/** A place's part of every file, and what is true about it. */
export interface PlaceInstitutions {
  readonly institutions: string;
  /** By year. */
  readonly sales: readonly string[];
  readonly bedDays: readonly string[];
  readonly truth: InstitutionTruth;
}

/**
 * The institutions of the chosen part of the country, place by place. An institution is the same whatever else is chosen, and
 * its year is the same whatever other years are.
 */
export function* makeInstitutions(
  geography: Geography,
  choice: InstitutionChoice,
): Generator<PlaceInstitutions> {
  const { counties, municipalities } = choice;
  for (const [index, place] of placesOf(geography).entries()) {
    const code = codeToday(place);
    if (counties && !counties.includes(code.slice(0, 2))) continue;
    if (municipalities && !municipalities.includes(code)) continue;
    yield ofPlace(choice, place, index + 1);
  }
}

function ofPlace({ seed, years, scale }: InstitutionChoice, place: Place, number: number): PlaceInstitutions {
  const first = worldMonth(years.from, 1);
  const last = worldMonth(years.to, 12);
  const made = drawInstitutions(seed, place, number).filter(
    ({ slot }) => scale === 1 || randomStream(seed, 'institution', slot, 'scale').chance(scale),
  );
  const numbers = new Set(made.map(({ organisation }) => organisation));
  const present = made
    .filter(({ from, until }) => from <= last && until > first)
    .map((each) => (numbers.has(each.continuedBy ?? 0) ? each : { ...each, continuedBy: null }));
  const sales = new Array<string>(years.to - years.from + 1).fill('');
  const bedDays = [...sales];
  const homes: TrueHome[] = [];
  const oddities: Oddity[] = [];
  let purchases = 0;
  for (const institution of present) {
    const habits = habitsOfInstitution(seed, institution);
    const daysOf = bedDaysOf(seed, institution);
    const months = emptyHomeMonths(last - first + 1);
    for (let year = years.from; year <= years.to; year += 1) {
      const bought = drawPurchases(seed, institution, habits, daysOf, year);
      const written = writeSales(seed, institution, bought, year);
      const told = writeBedDays(seed, institution, daysOf, year);
      sales[year - years.from] += written.text;
      bedDays[year - years.from] += told.text;
      oddities.push(...written.oddities, ...told.oddities);
      purchases += written.lines;
      const monthOf = ({ day }: { readonly day: number }) => MONTH_OF_DAY[day] as number;
      addPurchases(months, first, bought, written.purchases, monthOf);
    }
    if (institution.kind !== 'nursing-home') continue;
    addBedDays(months.bedDays, institution, daysOf, first);
    const { organisation } = institution;
    homes.push({
      ...months,
      organisation,
      county: firstCode(place).slice(0, 2),
      participant: habits.participant,
    });
  }
  return {
    institutions: present.map((institution) => institutionLines(seed, institution, first, last)).join(''),
    sales,
    bedDays,
    truth: { homes, oddities, institutions: present.length, purchases },
  };
}

function addBedDays(
  sums: Float64Array,
  { wards }: Institution,
  daysOf: ReturnType<typeof bedDaysOf>,
  first: number,
): void {
  for (const ward of wards) {
    if (ward.type === 'acute') continue;
    for (let index = 0; index < sums.length; index += 1) {
      sums[index] = (sums[index] ?? 0) + (daysOf(ward, first + index) ?? 0);
    }
  }
}

/** The truths of all places as one. */
export function joinTruths(truths: readonly InstitutionTruth[]): InstitutionTruth {
  return {
    homes: truths.flatMap(({ homes }) => homes),
    oddities: truths.flatMap(({ oddities }) => oddities),
    institutions: truths.reduce((sum, { institutions }) => sum + institutions, 0),
    purchases: truths.reduce((sum, { purchases }) => sum + purchases, 0),
  };
}
