import type { RegisterRole } from '@smalspor/database/people';
import { listHprNumbers } from '@smalspor/database/prescribers';
import type { Db } from '@smalspor/database/schema';
import { systemScope } from '@smalspor/domain/access';
import type { Batch } from '@smalspor/domain/registers';
import { addMonths, formatMonth } from '@smalspor/domain/time';
import type { HomePaths } from '@smalspor/warehouse/home';
import { readGroupLeaders } from '@smalspor/warehouse/lake';

/** The leaders that a delivery of CME groups names, as roles with their dates. */
export async function registerRoles(db: Db, home: HomePaths, batch: Batch): Promise<readonly RegisterRole[]> {
  const leaders = await readGroupLeaders(home, batch);
  const hprs = await listHprNumbers(
    db,
    systemScope('import-registers'),
    leaders.map(({ prescriber }) => prescriber),
  );
  return leaders.flatMap(({ group, prescriber, from, to }) => {
    const hpr = hprs.get(prescriber);
    if (hpr === undefined) return [];
    return [
      {
        hpr,
        role: 'group-leader' as const,
        unitKind: 'group' as const,
        unitId: String(group),
        validFrom: `${formatMonth(from)}-01`,
        validTo: to === null ? null : lastDayOf(formatMonth(addMonths(to, 1))),
      },
    ];
  });
}

/** The day before the first of `nextMonth`. */
function lastDayOf(nextMonth: string): string {
  const day = new Date(`${nextMonth}-01T00:00:00Z`);
  day.setUTCDate(0);
  return day.toISOString().slice(0, 10);
}
