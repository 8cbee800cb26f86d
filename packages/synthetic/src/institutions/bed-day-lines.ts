import { randomStream } from '../chance/random-stream.ts';
import { worldMonth, worldMonthText } from '../country/world-time.ts';
import { csvLine } from '../files/register-file.ts';
import { bedsIn, type Institution, type Ward } from './institution.ts';
import { bedDaysAbove, type Oddity } from './oddities.ts';
import { type BedDays, daysIn } from './stays.ts';

export const BED_DAY_COLUMNS = [
  'organisation_number',
  'ward_type',
  'period_from',
  'period_to',
  'bed_days',
  'basis',
] as const;

/** Months of a line, and whether they are counted. */
interface Reporting {
  readonly months: 1 | 3 | 12;
  readonly basis: 'counted' | 'estimated';
}

const FORGOTTEN = 0.01;
const ASSUMED_OCCUPANCY = 0.95;

/** What an institution’s municipality tells of a year’s bed days, and what is odd about it. */
export function writeBedDays(
  seed: number,
  institution: Institution,
  bedDays: BedDays,
  year: number,
): { readonly text: string; readonly oddities: readonly Oddity[] } {
  const { slot, organisation } = institution;
  const reporting = reportingOf(randomStream(seed, 'institution', slot, 'reporting').uniform());
  const texts: string[] = [];
  const oddities: Oddity[] = [];
  if (reporting === null || institution.kind === 'home-care') return { text: '', oddities };
  const random = randomStream(seed, 'institution', slot, 'reporting', year);
  for (const ward of institution.wards) {
    for (let month = worldMonth(year, 1); month <= worldMonth(year, 12); month += reporting.months) {
      const isForgotten = random.chance(FORGOTTEN);
      const open = openMonths(ward, month, reporting.months);
      const [first] = open;
      const last = open.at(-1);
      if (isForgotten || first === undefined || last === undefined) continue;
      const days = open.map((each) => {
        const above = bedDaysAbove(seed, institution, ward, each);
        if (above !== null && reporting.months === 1 && reporting.basis === 'counted') {
          oddities.push({ organisation, month: each, kind: 'bed-days-above-capacity' });
          return above;
        }
        return reporting.basis === 'counted' ? (bedDays(ward, each) ?? 0) : assumed(ward, each);
      });
      const sum = Math.round(days.reduce((total, own) => total + own, 0));
      const from = worldMonthText(first);
      texts.push(csvLine([organisation, ward.type, from, worldMonthText(last), sum, reporting.basis]));
    }
  }
  return { text: texts.join(''), oddities };
}

/** Most count by month or quarter; some give the year’s sum, some an estimate, some nothing. */
function reportingOf(draw: number): Reporting | null {
  if (draw < 0.5) return { months: 1, basis: 'counted' };
  if (draw < 0.78) return { months: 3, basis: 'counted' };
  if (draw < 0.86) return { months: 12, basis: 'counted' };
  if (draw < 0.91) return { months: 1, basis: 'estimated' };
  return draw < 0.95 ? { months: 3, basis: 'estimated' } : null;
}

function openMonths(ward: Ward, from: number, months: number): readonly number[] {
  return Array.from({ length: months }, (_, offset) => from + offset).filter(
    (month) => bedsIn(ward, month) !== null,
  );
}

function assumed(ward: Ward, month: number): number {
  return (bedsIn(ward, month) ?? 0) * daysIn(month) * ASSUMED_OCCUPANCY;
}
