import type {
  FhirBundle,
  FhirGroup,
  FhirLocation,
  FhirMeasure,
  FhirMeasureReport,
  FhirOrganization,
  FhirPractitioner,
  FhirStructureDefinition,
} from '@smalspor/domain/fhir-measures';
import { Type } from 'typebox';
import { ReleaseId } from './open-shapes.ts';
import { OneOf } from './schemas.ts';

/** The shapes are FHIR’s own; tests check every resource against the schema that HL7 publishes. */
function resource<T>(resourceType: string) {
  return Type.Unsafe<T>({
    type: 'object',
    required: ['resourceType'],
    properties: { resourceType: { const: resourceType } },
    description: `FHIR R4 ${resourceType} (hl7.org/fhir/R4)`,
  });
}
export const Measure = resource<FhirMeasure>('Measure');
export const MeasureReport = resource<FhirMeasureReport>('MeasureReport');
export const Location = resource<FhirLocation>('Location');
export const Measures = resource<FhirBundle<FhirMeasure>>('Bundle');
export const MeasureReports = resource<FhirBundle<FhirMeasureReport>>('Bundle');
export const Locations = resource<FhirBundle<FhirLocation>>('Bundle');
export const Group = resource<FhirGroup>('Group');
export const Groups = resource<FhirBundle<FhirGroup>>('Bundle');
export const Organization = resource<FhirOrganization>('Organization');
export const Organizations = resource<FhirBundle<FhirOrganization>>('Bundle');
export const StructureDefinition = resource<FhirStructureDefinition>('StructureDefinition');
export const StructureDefinitions = resource<FhirBundle<FhirStructureDefinition>>('Bundle');
export const Practitioner = resource<FhirPractitioner>('Practitioner');
export const Practitioners = resource<FhirBundle<FhirPractitioner>>('Bundle');

export const Capabilities = Type.Object({
  resourceType: Type.Literal('CapabilityStatement'),
  status: Type.Literal('active'),
  date: Type.String(),
  publisher: Type.String(),
  kind: Type.Literal('instance'),
  fhirVersion: Type.Literal('4.0.1'),
  format: Type.Array(Type.String()),
  implementation: Type.Object({ description: Type.String(), url: Type.String() }),
  rest: Type.Array(
    Type.Object({
      mode: Type.Literal('server'),
      documentation: Type.String(),
      security: Type.Object({ description: Type.String() }),
      resource: Type.Array(
        Type.Object({
          type: Type.String(),
          interaction: Type.Array(Type.Object({ code: Type.String() })),
          searchParam: Type.Array(
            Type.Object({ name: Type.String(), type: Type.String(), documentation: Type.String() }),
          ),
        }),
      ),
    }),
  ),
});

/** An id of FHIR. */
const FhirId = Type.String({ pattern: '^[A-Za-z0-9.-]{1,64}$' });
const Text = Type.String({ minLength: 1, maxLength: 4000 });
/** FHIR asks for both ends of a period by giving the same parameter twice. */
const Once = Type.String({ minLength: 4, maxLength: 20 });
const Dates = Type.Union([Once, Type.Array(Once, { maxItems: 4 })]);

export const Page = {
  _id: Type.Optional(Text),
  _count: Type.Optional(Type.Integer({ minimum: 0, maximum: 1000 })),
  _offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000 })),
  _format: Type.Optional(OneOf(['json', 'application/json', 'application/fhir+json'])),
  release: Type.Optional(ReleaseId),
};
export const SearchMeasures = Type.Object({
  ...Page,
  url: Type.Optional(Text),
  status: Type.Optional(Text),
  title: Type.Optional(Text),
});
export const SearchReports = Type.Object({
  ...Page,
  measure: Type.Optional(Text),
  subject: Type.Optional(Text),
  reporter: Type.Optional(Text),
  status: Type.Optional(Text),
  date: Type.Optional(Dates),
  period: Type.Optional(Dates),
  /** How long the period is: months, halves, years and twelve months overlap. */
  'period-kind': Type.Optional(OneOf(['month', 'half', 'rolling12', 'year', 'quarter'])),
  'ward-type': Type.Optional(OneOf(['long-term', 'short-term', 'acute', 'home-care', 'mixed'])),
});

export const ById = Type.Object({ id: FhirId });
export const WhichRelease = Type.Object({ release: Page.release, _format: Page._format });
export const SearchById = Type.Object(Page);
export const SearchByUrl = Type.Object({ ...Page, url: Type.Optional(Text) });
