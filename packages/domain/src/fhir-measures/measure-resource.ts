import { definitionText } from '../reports/index.ts';
import type { Localised } from '../texts/index.ts';
import { absentElement } from './absent-reason.ts';
import { conceptOf, fhirString, fhirText, narrativeOf } from './fhir-texts.ts';
import type { FhirMeasure } from './fhir-types.ts';
import {
  type AnyDefinition,
  improvementOf,
  populationConcept,
  populationsOf,
  scoringConcept,
  scoringOf,
} from './measure-scoring.ts';

/** What a Measure says beside what stands in the definition’s own file. */
export interface MeasureWords {
  /** What the value is given in, such as «per cent». */
  readonly unit: Localised;
  /** What is counted above and below the line. */
  readonly counted: { readonly numerator: Localised; readonly denominator: Localised };
  readonly calculation: Localised;
  /** What the measure is about: areas, doctors, institutions. */
  readonly subject: Localised;
  /** Where what is counted stands in full, with codes. */
  readonly definedAt: string;
}

const STATUS = { draft: 'draft', preview: 'draft', published: 'active', archived: 'retired' } as const;

/** The address of a Measure, which names it whether or not anybody answers there. */
export function measureUrl(base: string, id: string): string {
  return `${base}/Measure/${id}`;
}

/**
 * An indicator as FHIR R4’s Measure, made from its definition.
 * @param base the address of the open FHIR service
 */
export function measureResource(base: string, definition: AnyDefinition, words: MeasureWords): FhirMeasure {
  const { id, version, status, goal, evidence, validFrom, changeLog } = definition;
  const scoring = scoringOf(definition);
  const [title, means] = [definitionText(definition, 'name'), definitionText(definition, 'definition')];
  const changed = changeLog.find((entry) => entry.version === version)?.date ?? validFrom;
  return {
    resourceType: 'Measure',
    id,
    meta: { versionId: String(version) },
    language: 'nb',
    text: narrativeOf([title, means]),
    url: measureUrl(base, id),
    version: String(version),
    name: computerName(id),
    ...fhirText('title', title),
    status: STATUS[status],
    experimental: status === 'preview' || status === 'draft',
    subjectCodeableConcept: conceptOf(words.subject),
    date: changed,
    publisher: 'Smalspor',
    ...fhirText('description', means),
    effectivePeriod: { start: validFrom },
    ...(evidence.length === 0
      ? {}
      : {
          relatedArtifact: evidence.map(({ citation, url }) => ({
            type: 'citation' as const,
            citation: fhirString(citation),
            ...(url === null ? {} : { url }),
          })),
        }),
    scoring: scoringConcept(scoring),
    ...fhirText('rateAggregation', words.calculation),
    ...fhirText('rationale', definitionText(definition, 'why')),
    ...(goal === null ? {} : fhirText('clinicalRecommendationStatement', goal)),
    ...improvementOf(definition.direction),
    ...fhirText('guidance', definitionText(definition, 'caveats')),
    group: [
      {
        code: conceptOf(definitionText(definition, 'short')),
        population: populationsOf(scoring).map(([code, side]) => ({
          code: populationConcept(code),
          ...fhirText('description', words.counted[side]),
          // In words and not in a language of FHIR’s; the address has the codes too.
          criteria: {
            description: fhirString(words.counted[side].en),
            _language: absentElement('not-applicable'),
            reference: words.definedAt,
          },
        })),
      },
    ],
  };
}

/** A name that programs may use: `penicillin-v-share` is PenicillinVShare. */
export function computerName(id: string): string {
  return id
    .split(/[^0-9A-Za-z]+/)
    .map((part) => `${part.charAt(0).toUpperCase()}${part.slice(1)}`)
    .join('');
}
