import type { NoValueReason } from '../indicators/index.ts';
import type { OpenReason } from '../open-results/index.ts';
import type { Element, Extension } from './fhir-types.ts';

const ABSENT = 'http://hl7.org/fhir/StructureDefinition/data-absent-reason';

/** Of the codes of hl7.org/fhir/R4/valueset-data-absent-reason.html those that a figure can lack a number by. */
export type AbsentCode = 'masked' | 'not-applicable' | 'not-performed' | 'unknown' | 'unsupported';

/** Why there is no number, in FHIR’s words. */
export function absentCode(reason: NoValueReason | OpenReason): AbsentCode {
  switch (reason) {
    case 'suppressed':
    case 'too-few-members':
      return 'masked';
    case 'below-minimum':
      return 'not-performed';
    case 'boundary-split':
    case 'no-denominator':
    case 'no-list':
    case 'no-declared-list':
      return 'not-applicable';
    default:
      return 'unknown';
  }
}

export function absent(code: AbsentCode): Extension {
  return { url: ABSENT, valueCode: code };
}

export function absentElement(code: AbsentCode): Element {
  return { extension: [absent(code)] };
}
