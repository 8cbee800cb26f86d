import type { FhirOrganization, FhirStructureDefinition } from './fhir-types.ts';
import { computerName } from './measure-resource.ts';

/** What FHIR cannot say in a field of its own: by the name in code, its id, where it stands, what its value is and what it means. */
const OWN_EXTENSIONS = {
  interval: {
    id: 'interval-95',
    at: 'MeasureReport.group.measureScore',
    type: 'Range',
    title: '95 % interval',
    means: 'The lower and the upper limit of the 95 % interval of the score, in its unit.',
  },
  amount: {
    id: 'exact-amount',
    at: 'MeasureReport.group.population',
    type: 'Quantity',
    title: 'Exact amount',
    means: 'What was counted, where it is no whole number of 31 bits, such as defined daily doses.',
  },
  reason: {
    id: 'no-number-because',
    at: 'MeasureReport.group.measureScore',
    type: 'code',
    title: 'Why there is no number',
    means:
      'suppressed: hidden to protect privacy; boundary-split: boundaries changed in the period; below-minimum: too little for the figure to say anything; no-denominator: nothing to relate it to; no-list: nobody had a list; no-data: the register holds nothing.',
  },
} as const;
export type OwnExtension = keyof typeof OWN_EXTENSIONS;

/** The address of an extension, at which the open service tells what it is. @param base the address of the open FHIR service */
export function ownExtensionUrl(base: string, name: OwnExtension): string {
  return `${base}/StructureDefinition/${OWN_EXTENSIONS[name].id}`;
}

/** The day that the extensions became what they are. */
const SINCE = '2026-11-22';

/**
 * The own extensions as FHIR R4 defines such: hl7.org/fhir/R4/defining-extensions.html. An extension has a value and no parts.
 * @param base the address of the open FHIR service
 */
export function ownStructureDefinitions(base: string): readonly FhirStructureDefinition[] {
  return (Object.keys(OWN_EXTENSIONS) as OwnExtension[]).map((name): FhirStructureDefinition => {
    const { id, at, type, title, means } = OWN_EXTENSIONS[name];
    const url = ownExtensionUrl(base, name);
    return {
      resourceType: 'StructureDefinition',
      id,
      meta: {},
      language: 'en',
      url,
      version: '1',
      name: computerName(id),
      title,
      status: 'active',
      experimental: false,
      date: SINCE,
      publisher: 'Smalspor',
      description: means,
      fhirVersion: '4.0.1',
      kind: 'complex-type',
      abstract: false,
      context: [{ type: 'element', expression: at }],
      type: 'Extension',
      baseDefinition: 'http://hl7.org/fhir/StructureDefinition/Extension',
      derivation: 'constraint',
      differential: {
        element: [
          { id: 'Extension', path: 'Extension', short: title, definition: means, min: 0, max: '1' },
          { id: 'Extension.extension', path: 'Extension.extension', max: '0' },
          { id: 'Extension.url', path: 'Extension.url', fixedUri: url },
          { id: 'Extension.value[x]', path: 'Extension.value[x]', min: 1, type: [{ code: type }] },
        ],
      },
    };
  });
}

const REPORTER = 'smalspor';

/** Who reports every figure. @param base the address of the open FHIR service */
export function reporterUrl(base: string): string {
  return `${base}/Organization/${REPORTER}`;
}

/** The service that counts and reports, as FHIR R4’s Organization. */
export const REPORTING_ORGANIZATION: FhirOrganization = {
  resourceType: 'Organization',
  id: REPORTER,
  meta: {},
  language: 'nb',
  active: true,
  name: 'Smalspor',
};
