import type { PersonTime } from '@smalspor/domain/indicators';
import { bandsCovering, LIST_AGE_BANDS } from '@smalspor/domain/organisation';

/** A column of the list register: one sex and one age band. */
export interface ListStratum {
  /** `k_0_9` … `m_80`. */
  readonly column: string;
  readonly female: boolean;
  readonly from: number;
  /** `null` for the open band. */
  readonly to: number | null;
}

/** The twenty strata, women first, in the order of the register's columns. */
export const LIST_STRATA: readonly ListStratum[] = [true, false].flatMap((female) =>
  LIST_AGE_BANDS.map(({ key, from, to }) => ({ column: `${female ? 'k' : 'm'}_${key}`, female, from, to })),
);

/** The list columns of the given ages and sex; `null` when the ages cut a band. */
function strataOf({ ages, sex }: Pick<PersonTime, 'ages' | 'sex'>): readonly ListStratum[] | null {
  const bands = ages ? bandsCovering(...ages) : LIST_AGE_BANDS.map((_, index) => index);
  if (bands === null) return null;
  const from = new Set(bands.map((index) => LIST_AGE_BANDS[index]?.from));
  return LIST_STRATA.filter(
    (stratum) => from.has(stratum.from) && (sex === undefined || stratum.female === (sex === 'female')),
  );
}

/**
 * Person-months (or person-days, with the real days of the month) of the spine's row `s`, or of `declared_month`'s row `d`
 * for a declared list; 0 where there is no such list.
 * @throws RangeError when the ages cut a band of the list register.
 */
export function personTimeSql(time: PersonTime, perDay: boolean): string {
  const [patients, days] =
    time.personTime === 'declaredList' ? ['d.declared', 'd.days'] : [registeredSql(time), 's.days'];
  return `coalesce(${perDay ? `(${patients}) * ${days}` : patients}, 0)`;
}

function registeredSql(time: PersonTime): string {
  if (!time.ages && !time.sex) return 's.patients';
  const strata = strataOf(time);
  if (!strata) throw new RangeError(`The list register has no ages ${time.ages?.join('–')}`);
  return strata.map(({ column }) => `s.${column}`).join(' + ');
}

/** Whether someone belongs to the stratum, from SQL of being female and of the age. */
export function isInStratumSql({ female, from, to }: ListStratum, isFemale: string, age: string): string {
  return `${female ? '' : 'NOT '}${isFemale} AND ${age} >= ${from}${to === null ? '' : ` AND ${age} <= ${to}`}`;
}
