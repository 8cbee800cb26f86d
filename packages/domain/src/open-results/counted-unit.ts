import type { IndicatorDefinition, Measure } from '../indicators/index.ts';
import type { InstitutionIndicator } from '../institutions/index.ts';

/** What the two numbers of an open result count. Codes are part of the interface and are never renamed. */
export const COUNTED_UNITS = [
  'prescriptions',
  'dispensings',
  'users',
  'ddd',
  'purchases',
  'contacts',
  'consultations',
  'episodes',
  'person-months',
  'person-days',
  'bed-days',
] as const;
export type CountedUnit = (typeof COUNTED_UNITS)[number];

export interface CountedUnits {
  readonly numerator: CountedUnit;
  readonly denominator: CountedUnit;
}

/** What numerator and denominator of an indicator count. */
export function countedUnits(definition: IndicatorDefinition | InstitutionIndicator): CountedUnits {
  const { numerator, denominator } = definition;
  return { numerator: unitOfMeasure(numerator), denominator: denominatorUnit(definition, denominator) };
}

type AnyMeasure = Measure | InstitutionIndicator['numerator'];

function unitOfMeasure(measure: AnyMeasure): CountedUnit {
  if (!('sum' in measure)) return measure.count;
  return measure.sum[0]?.measure.count ?? 'prescriptions';
}

function denominatorUnit(
  definition: IndicatorDefinition | InstitutionIndicator,
  denominator: (IndicatorDefinition | InstitutionIndicator)['denominator'],
): CountedUnit {
  if ('bedTime' in denominator) return 'bed-days';
  if (!('personTime' in denominator)) return unitOfMeasure(denominator);
  return 'scale' in definition && definition.scale === 'per1000Days' ? 'person-days' : 'person-months';
}
