import { type IndicatorDefinition, isShareOfCounts } from '../indicators/index.ts';
import type { InstitutionIndicator } from '../institutions/index.ts';
import { codeOf } from './fhir-texts.ts';
import type { CodeableConcept } from './fhir-types.ts';

export type Scoring = 'proportion' | 'ratio' | 'continuous-variable';
export type AnyDefinition = IndicatorDefinition | InstitutionIndicator;
export type PopulationCode =
  | 'initial-population'
  | 'numerator'
  | 'denominator'
  | 'measure-population'
  | 'measure-observation';

/** Which side of the fraction each population is. */
export type Side = 'numerator' | 'denominator';

/**
 * How the score comes about. A `proportion` counts the same things one by one above and below the line; shares of doses and rates over
 * time are a `ratio`; a mean is a `continuous-variable`.
 * Source: terminology.hl7.org/CodeSystem/measure-scoring.
 */
export function scoringOf(definition: AnyDefinition): Scoring {
  if (!('scale' in definition)) {
    const { numerator, denominator } = definition;
    return 'count' in denominator && numerator.count === 'purchases' ? 'proportion' : 'ratio';
  }
  if (definition.scale === 'mean') return 'continuous-variable';
  return isShareOfCounts(definition) && !isDifference(definition) ? 'proportion' : 'ratio';
}

/** What is taken off may be more than what it is taken from. */
function isDifference({ numerator, denominator }: IndicatorDefinition): boolean {
  return [numerator, denominator].some((part) => 'sum' in part && part.sum.some(({ weight }) => weight < 0));
}

/** The populations that a scoring has, by R4’s table of them, each with the side of the fraction that it is counted as. */
export function populationsOf(scoring: Scoring): readonly (readonly [PopulationCode, Side])[] {
  const [below, above] =
    scoring === 'continuous-variable'
      ? (['measure-population', 'measure-observation'] as const)
      : (['denominator', 'numerator'] as const);
  return [
    ['initial-population', 'denominator'],
    [below, 'denominator'],
    [above, 'numerator'],
  ];
}

const NAMES = {
  'initial-population': 'Initial Population',
  numerator: 'Numerator',
  denominator: 'Denominator',
  'measure-population': 'Measure Population',
  'measure-observation': 'Measure Observation',
  proportion: 'Proportion',
  ratio: 'Ratio',
  'continuous-variable': 'Continuous Variable',
} as const satisfies Record<PopulationCode | Scoring, string>;

const TERMINOLOGY = 'http://terminology.hl7.org/CodeSystem';

export function populationConcept(code: PopulationCode): CodeableConcept {
  return codeOf(`${TERMINOLOGY}/measure-population`, code, NAMES[code]);
}

export function scoringConcept(scoring: Scoring): CodeableConcept {
  return codeOf(`${TERMINOLOGY}/measure-scoring`, scoring, NAMES[scoring]);
}

/** Which way is better; nothing for an indicator that has no better way. */
export function improvementOf(direction: IndicatorDefinition['direction']): {
  readonly improvementNotation?: CodeableConcept;
} {
  if (direction === 'none') return {};
  const [code, name] =
    direction === 'higher' ? (['increase', 'Increased'] as const) : (['decrease', 'Decreased'] as const);
  return {
    improvementNotation: codeOf(
      `${TERMINOLOGY}/measure-improvement-notation`,
      code,
      `${name} score indicates improvement`,
    ),
  };
}
