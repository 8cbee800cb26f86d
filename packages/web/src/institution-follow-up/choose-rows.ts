import type { OutputOf } from '@smalspor/contract/operations';
import { LACKS, type Lack, takesPart } from '@smalspor/domain/institution-follow-up';

export type FollowedRow = OutputOf<'listFollowedInstitutions'>['institutions'][number];

/** Columns that the list can be sorted by. */
export const SORTS = ['name', 'standing', 'sales', 'bedDays', 'oddities', 'reminded'] as const;
export type Sort = (typeof SORTS)[number];

/** Which institutions are shown, and in which order. */
export interface Choice {
  readonly lack: Lack | 'any' | 'all';
  readonly onlyTakingPart: boolean;
  readonly kind: string;
  readonly county: string;
  readonly sort: Sort;
  readonly isDescending: boolean;
}

export const FIRST_CHOICE: Choice = {
  lack: 'all',
  onlyTakingPart: false,
  kind: '',
  county: '',
  sort: 'name',
  isDescending: false,
};

/** The words of the filter of what is lacking. */
export const LACK_CHOICES = ['all', 'any', ...LACKS] as const;

const STANDING_ORDER = ['active', 'enrolled', 'finished', 'invited', 'declined', 'none'];

/** What a row is sorted by; months sort as their text does, and nothing comes first. */
const KEYS: Readonly<Record<Sort, (row: FollowedRow) => string | number>> = {
  name: ({ county, municipality, name }) => `${county}\u0000${municipality}\u0000${name}`,
  standing: ({ standing }) => STANDING_ORDER.indexOf(standing),
  sales: ({ data }) => data?.lastSales ?? '',
  bedDays: ({ data }) => data?.lastBedDays ?? '',
  oddities: ({ data }) => data?.openOddities ?? 0,
  reminded: ({ remindedOn }) => remindedOn ?? '',
};

/** The rows that a choice shows. Equal ones stay in the order of their places and names. */
export function chooseRows(rows: readonly FollowedRow[], choice: Choice): readonly FollowedRow[] {
  const { lack, onlyTakingPart, kind, county, sort, isDescending } = choice;
  const shown = rows.filter(
    (row) =>
      (lack === 'all' || (lack === 'any' ? row.lacks.length > 0 : row.lacks.includes(lack))) &&
      (!onlyTakingPart || takesPart(row.standing)) &&
      (kind === '' || row.kind === kind) &&
      (county === '' || row.county === county),
  );
  const key = KEYS[sort];
  const sign = isDescending ? -1 : 1;
  return shown.toSorted((a, b) => sign * compare(key(a), key(b)));
}

function compare(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), 'nb');
}

/** Those that take part and lack something, and that no letter can reach. */
export function rowsToCall(rows: readonly FollowedRow[]): readonly FollowedRow[] {
  return rows.filter(
    ({ standing, reminder }) =>
      takesPart(standing) && (reminder === 'no-contact' || reminder === 'no-address'),
  );
}
