import { randomStream } from '../chance/random-stream.ts';
import { WORLD_MONTHS, worldMonthText } from '../country/world-time.ts';
import { csvLine } from '../files/register-file.ts';
import { codeIn } from '../places/place.ts';
import { DOMAIN_MONTH_OF_WORLD_START, type Institution, type WardSpan } from './institution.ts';

export const INSTITUTION_COLUMNS = [
  'organisation_number',
  'ward_type',
  'name',
  'municipality',
  'beds',
  'valid_from',
  'valid_to',
  'continued_by',
] as const;

/** A few registers do not know the number of beds. */
const WITHOUT_BEDS = 0.02;

/**
 * The lines that were valid at some time from `first` to `last` (world months), as they could be known then. A line ends where
 * the beds or the municipality’s code change.
 */
export function institutionLines(
  seed: number,
  institution: Institution,
  first: number,
  last: number,
): string {
  const { organisation, name, slot, continuedBy } = institution;
  const knowsBeds = !randomStream(seed, 'institution', slot, 'register').chance(WITHOUT_BEDS);
  return institution.wards
    .flatMap((ward) =>
      ward.spans
        .flatMap((span) => byCode(institution, span))
        .filter(({ from, until }) => from <= last && until > first)
        .map(({ from, until, beds, code }) => {
          const hasEnded = until < WORLD_MONTHS && until - 1 < last;
          const isTheEnd = hasEnded && until === institution.until;
          return csvLine([
            organisation,
            ward.type,
            name,
            code,
            beds > 0 && knowsBeds ? beds : '',
            worldMonthText(from),
            hasEnded ? worldMonthText(until - 1) : '',
            isTheEnd ? (continuedBy ?? '') : '',
          ]);
        }),
    )
    .join('');
}

function byCode({ place }: Institution, span: WardSpan): (WardSpan & { readonly code: string })[] {
  const changes = place.codes
    .map(({ from }) => from - DOMAIN_MONTH_OF_WORLD_START)
    .filter((month) => span.from < month && month < span.until);
  return [span.from, ...changes].map((from, index) => ({
    ...span,
    from,
    until: changes[index] ?? span.until,
    code: codeIn(place, from + DOMAIN_MONTH_OF_WORLD_START),
  }));
}
