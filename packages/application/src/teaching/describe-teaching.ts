import type { OutputOf } from '@smalspor/contract/operations';
import { listTeaching, type SignedTeaching } from '@smalspor/database/teaching';
import { ASKED_MINUTES, teachingYears } from '@smalspor/domain/teaching';
import { norwegianDateOf } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import { findInstitution } from '../institutions/find-institution.ts';
import { listTeachingMaterials } from './teaching-materials.ts';

type Log = OutputOf<'readTeaching'>;

/** An institution's log as its people see it. The caller has asked whether they may, and writes the audit. */
export async function describeTeaching(house: House, organisation: number): Promise<Log> {
  const [versions, institution] = await Promise.all([
    listTeaching(house.db, organisation),
    findInstitution(house, house.db, organisation),
  ]);
  const tell = ({ id: _id, cameBy: _cameBy, writer, ...version }: SignedTeaching) => ({
    ...version,
    attendance: { ...version.attendance },
    material: [...version.material],
    writtenBy: writer,
  });
  const byId = Map.groupBy(versions, ({ id }) => id);
  const entries = [...byId.values()].flatMap(([newest, ...earlier]) =>
    newest ? [{ ...tell(newest), id: newest.id, cameBy: newest.cameBy, earlier: earlier.map(tell) }] : [],
  );
  const today = norwegianDateOf(house.now());
  const counted = entries.filter(({ isWithdrawn }) => !isWithdrawn);
  return {
    organisation: String(organisation),
    name: institution?.name ?? null,
    today,
    askedMinutes: ASKED_MINUTES,
    years: [...teachingYears(counted, Number(today.slice(0, 4)))],
    entries,
    materials: [...listTeachingMaterials(house)],
  };
}
