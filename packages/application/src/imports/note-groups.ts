import { type GroupMembership, replaceGroupMembers } from '@smalspor/database/groups';
import { replaceRegisterRoles } from '@smalspor/database/people';
import { listHprNumbers } from '@smalspor/database/prescribers';
import type { Db } from '@smalspor/database/schema';
import { systemScope } from '@smalspor/domain/access';
import { municipalityCode } from '@smalspor/domain/organisation';
import type { Batch } from '@smalspor/domain/registers';
import { firstDayOf, lastDayOf } from '@smalspor/domain/time';
import type { HomePaths } from '@smalspor/warehouse/home';
import { readGroupMembers } from '@smalspor/warehouse/lake';

/** Notes who is in which CME group and who leads it, as a delivery of groups in the lake says. */
export async function noteGroups(
  trx: Db,
  home: HomePaths,
  batch: Batch,
  replaced: readonly string[] = [],
): Promise<void> {
  const members = await groupMemberships(trx, home, batch);
  await replaceGroupMembers(trx, batch.id, members, replaced);
  const leaders = members
    .filter(({ leads }) => leads)
    .map(({ hpr, groupId, validFrom, validTo }) => ({
      hpr,
      role: 'group-leader' as const,
      unitKind: 'group' as const,
      unitId: groupId,
      validFrom,
      validTo,
    }));
  await replaceRegisterRoles(trx, batch.id, leaders, replaced);
}

async function groupMemberships(db: Db, home: HomePaths, batch: Batch): Promise<readonly GroupMembership[]> {
  const members = await readGroupMembers(home, batch);
  const hprs = await listHprNumbers(
    db,
    systemScope('import-registers'),
    members.map(({ prescriber }) => prescriber),
  );
  return members.flatMap(({ group, groupName, municipality, prescriber, leads, from, to }) => {
    const hpr = hprs.get(prescriber);
    if (hpr === undefined) return [];
    return [
      {
        groupId: String(group),
        groupName,
        municipality: municipalityCode(municipality),
        hpr,
        leads,
        validFrom: firstDayOf(from),
        validTo: to === null ? null : lastDayOf(to),
      },
    ];
  });
}
