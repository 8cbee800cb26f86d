import type { ContactClasses } from './contact-classes.ts';
import type { PlannedContacts } from './contact-plan.ts';
import type { MonthSpan } from './spine.ts';

/** Whether a contact's `mask` has the bit of a measure. */
export function contactBitSql({ bit }: Pick<PlannedContacts, 'bit'>, mask = 'mask'): string {
  return `(${mask} & ${1n << BigInt(bit)}::BIGINT) <> 0`;
}

/** The mask of a contact `e` (its `kinds`, and those it `begins` an episode of) and of what it led to, `t.treated`. */
export function contactMaskSql(
  classes: ContactClasses,
  planned: readonly PlannedContacts[],
  { to }: MonthSpan,
): string {
  const lastDay = `last_day(make_date(${Math.floor(to / 12)}, ${(to % 12) + 1}, 1))`;
  const bits = planned.map((each) => {
    const { measure, bit, followedDays } = each;
    const kinds = measure.count === 'episodes' ? 'e.begins' : 'e.kinds';
    const treatment = classes.treatmentOf(each);
    const asked = [
      `(${kinds} & ${1n << BigInt(classes.kindOf(each))}::BIGINT) <> 0`,
      ...(treatment === null ? [] : [`(coalesce(t.treated, 0) & ${1n << BigInt(treatment)}::BIGINT) <> 0`]),
      ...(measure.ages ? [agesSql(measure.ages)] : []),
      ...(measure.sex ? [measure.sex === 'female' ? 'e.female' : 'NOT e.female'] : []),
      ...(followedDays > 0 ? [`e.day + ${followedDays} <= ${lastDay}`] : []),
    ];
    return `CASE WHEN ${asked.join(' AND ')} THEN ${1n << BigInt(bit)}::BIGINT ELSE 0 END`;
  });
  return `(${bits.join(' + ') || '0'})::BIGINT`;
}

/** 120 stands for «and older», as in the age bands of the lists. */
function agesSql([from, to]: readonly [number, number]): string {
  return to >= 120 ? `e.age >= ${from}` : `e.age BETWEEN ${from} AND ${to}`;
}
