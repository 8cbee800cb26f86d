import { listInstitutionWards } from '@smalspor/database/institutions';
import type { Db } from '@smalspor/database/schema';
import type { Actor, InstitutionAct } from '@smalspor/domain/access';
import type { InstitutionWard } from '@smalspor/domain/institutions';
import type { House } from '../house/house.ts';
import { requireInstitution as requireFound } from '../institutions/find-institution.ts';

/** An institution of the register for somebody who may do something there. */
export interface ReachedInstitution {
  readonly organisation: number;
  readonly name: string;
  /** Through the years. */
  readonly wards: readonly InstitutionWard[];
}

/**
 * Finds an institution for an act, with its wards; one where the actor may not cannot be told from one that does not exist.
 * @throws Refusal `not-found`
 */
export async function requireInstitution(
  house: Pick<House, 'content' | 'now'>,
  db: Db,
  actor: Actor,
  act: InstitutionAct,
  text: string,
): Promise<ReachedInstitution> {
  const { organisation, name } = await requireFound(house, db, actor, text, act);
  return { organisation, name, wards: await listInstitutionWards(db, organisation) };
}
