import type { Db } from '@smalspor/database/schema';
import { findVisit, type StoredVisit } from '@smalspor/database/visits';
import { type Actor, type InstitutionAct, mayAtInstitution } from '@smalspor/domain/access';
import { Refusal } from '@smalspor/domain/refusal';
import type { House } from '../house/house.ts';
import { targetOfInstitution } from '../institutions/index.ts';

export interface WantedVisit {
  readonly visitId: string;
  /** Locks the visit until the transaction ends. */
  readonly forChange?: boolean;
}

/**
 * A visit to a home at which the actor may do this; for anyone else there is none.
 * @throws Refusal `not-found`
 */
export async function findMyVisit(
  house: Pick<House, 'content' | 'now'>,
  db: Db,
  actor: Actor,
  act: InstitutionAct,
  { visitId, forChange = false }: WantedVisit,
): Promise<StoredVisit> {
  const visit = UUID.test(visitId) ? await findVisit(db, visitId, forChange) : null;
  if (visit === null || !mayAtInstitution(actor, act, targetOfInstitution(house, visit))) {
    throw new Refusal('not-found', 'There is no such visit for you.');
  }
  return visit;
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
