import type { UnitType } from '@smalspor/warehouse/institutions';

/** A type of ward of an institution as signals name it: `310000019 long-term`. */
export function homeUnit(organisation: number, unitType: UnitType): string {
  return `${organisation} ${unitType}`;
}

export function readHomeUnit(unit: string): { readonly organisation: number; readonly unitType: UnitType } {
  const [organisation, unitType] = unit.split(' ');
  return { organisation: Number(organisation), unitType: unitType as UnitType };
}
