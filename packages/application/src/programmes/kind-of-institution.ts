import type { Institution } from '@smalspor/domain/institutions';
import type { ProgrammeDefinition, UnitKind } from '@smalspor/domain/programmes';
import { kindsIn } from './unit-register.ts';

/** What kind of unit an institution is in a programme, by the wards that it has; `null` where the programme is not for it. */
export function kindOfInstitution(
  programme: Pick<ProgrammeDefinition, 'units'>,
  { wards }: Pick<Institution, 'wards'>,
): UnitKind | null {
  const has = new Set(wards.map(({ wardType }) => wardType));
  return (
    kindsIn(programme, 'institutions').find(({ wardTypes }) => wardTypes.some((type) => has.has(type))) ??
    null
  );
}
