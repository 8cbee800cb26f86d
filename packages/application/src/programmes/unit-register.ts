import type { Place } from '@smalspor/domain/access';
import type { ProgrammeDefinition, UnitKind, UnitRegister } from '@smalspor/domain/programmes';

/** The kind of a unit, as the programme that the unit takes has it. */
export function kindOfUnit(
  { units }: Pick<ProgrammeDefinition, 'units'>,
  { kind }: { readonly kind: string },
): UnitKind | null {
  return units.find(({ id }) => id === kind) ?? null;
}

/** The register that knows a unit by its id; `null` for a unit that no register knows. */
export function registerOfUnit(
  programme: Pick<ProgrammeDefinition, 'units'>,
  unit: { readonly kind: string },
): UnitRegister | null {
  return kindOfUnit(programme, unit)?.register ?? null;
}

/** The kinds of unit of a programme that a register knows. */
export function kindsIn(
  { units }: Pick<ProgrammeDefinition, 'units'>,
  register: UnitRegister,
): readonly UnitKind[] {
  return units.filter((kind) => kind.register === register);
}

/** A unit as roles are held in it. Nobody holds a role in a unit that no register knows. */
export function placeOfUnit(
  programme: Pick<ProgrammeDefinition, 'units'>,
  unit: { readonly kind: string; readonly id: string },
): Place {
  const isInstitution = registerOfUnit(programme, unit) === 'institutions';
  return { kind: isInstitution ? 'institution' : 'group', id: unit.id };
}
