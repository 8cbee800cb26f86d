import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { auditRefusal } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { describeInstitution } from './describe-institution.ts';
import { findInstitution, requireInstitution } from './find-institution.ts';

/** The institutions that somebody works in; those who follow an area find theirs in the roll-out. */
export const listInstitutions: UnboundUseCase<House, 'listInstitutions'> = async (house, actor) => {
  const own = new Set((actor.places ?? []).flatMap(({ kind, id }) => (kind === 'institution' ? [id] : [])));
  const found = await Promise.all([...own].map((id) => findInstitution(house, house.db, Number(id))));
  const { municipalityByCode } = house.content.geography;
  return {
    institutions: found
      .flatMap((institution) => institution ?? [])
      .map(({ organisation, name, municipality }) => ({
        organisation: String(organisation),
        name,
        municipality: municipalityByCode.get(municipality)?.name ?? municipality,
      }))
      .sort((a, b) => a.name.localeCompare(b.name, 'nb')),
  };
};

export const readInstitution: UnboundUseCase<House, 'readInstitution'> = (
  house,
  actor,
  { organisation },
  call,
) => {
  const act = { act: 'read-institution', objectKind: 'institution', objectId: organisation };
  return auditRefusal(house, actor, { ...act, requestId: call.requestId }, async () =>
    describeInstitution(
      house,
      actor,
      await requireInstitution(
        house,
        house.db,
        actor,
        organisation,
        'read-institution-figures',
        'follow-institutions',
      ),
    ),
  );
};
