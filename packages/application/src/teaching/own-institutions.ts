import { type Actor, mayAtInstitution } from '@smalspor/domain/access';

/** The organisation numbers of the institutions that the actor works at. */
export function ownInstitutions(actor: Actor): readonly number[] {
  const numbers = (actor.places ?? [])
    .filter(({ kind }) => kind === 'institution')
    .map(({ id }) => Number(id));
  return [...new Set(numbers)].filter((organisation) =>
    mayAtInstitution(actor, 'keep-institution-work', { organisation, within: [] }),
  );
}
