import type {
  FhirBundle,
  FhirLocation,
  FhirMeasure,
  FhirMeasureReport,
} from '@smalspor/domain/fhir-measures';
import { type TProperties, Type } from 'typebox';
import { OPEN_BASE, ReleaseId } from './open-shapes.ts';
import { operation } from './operation.ts';
import { Nothing, OneOf } from './schemas.ts';

/** FHIR R4 of what is open to everyone. */
export const OPEN_FHIR_BASE = `${OPEN_BASE}/fhir`;

/** The shapes are FHIR’s own; tests check every resource against the schema that HL7 publishes. */
function resource<T>(resourceType: string) {
  return Type.Unsafe<T>({
    type: 'object',
    required: ['resourceType'],
    properties: { resourceType: { const: resourceType } },
    description: `FHIR R4 ${resourceType} (hl7.org/fhir/R4)`,
  });
}
const Measure = resource<FhirMeasure>('Measure');
const MeasureReport = resource<FhirMeasureReport>('MeasureReport');
const Location = resource<FhirLocation>('Location');
const Measures = resource<FhirBundle<FhirMeasure>>('Bundle');
const MeasureReports = resource<FhirBundle<FhirMeasureReport>>('Bundle');
const Locations = resource<FhirBundle<FhirLocation>>('Bundle');

const Capabilities = Type.Object({
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

const Page = {
  _id: Type.Optional(Text),
  _count: Type.Optional(Type.Integer({ minimum: 0, maximum: 1000 })),
  _offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000 })),
  _format: Type.Optional(OneOf(['json', 'application/json', 'application/fhir+json'])),
  release: Type.Optional(ReleaseId),
};
const SearchMeasures = {
  ...Page,
  url: Type.Optional(Text),
  status: Type.Optional(Text),
  title: Type.Optional(Text),
};
const SearchReports = {
  ...Page,
  measure: Type.Optional(Text),
  subject: Type.Optional(Text),
  period: Type.Optional(Dates),
  /** How long the period is: months, halves, years and twelve months overlap. */
  'period-kind': Type.Optional(OneOf(['month', 'half', 'rolling12', 'year', 'quarter'])),
  'ward-type': Type.Optional(OneOf(['long-term', 'short-term', 'acute', 'home-care', 'mixed'])),
};

const open = {
  method: 'GET',
  policy: 'canUseWithoutSignIn',
  kind: 'fhir',
  status: 200,
  params: Nothing,
  query: Nothing,
  body: Nothing,
  isOpenData: true,
} as const;
const ById = Type.Object({ id: FhirId });
const WhichRelease = Type.Object({ release: Page.release, _format: Page._format });
const searching = <P extends TProperties>(parameters: P) => Type.Object(parameters);

export const fhirMeasureOperations = {
  readOpenFhirMetadata: operation({
    ...open,
    path: `${OPEN_FHIR_BASE}/metadata`,
    summary: 'What can be asked for as FHIR R4 (CapabilityStatement)',
    response: Capabilities,
  }),
  searchOpenMeasures: operation({
    ...open,
    path: `${OPEN_FHIR_BASE}/Measure`,
    summary: 'The indicators as FHIR R4 Measure',
    query: searching(SearchMeasures),
    response: Measures,
  }),
  readOpenMeasure: operation({
    ...open,
    path: `${OPEN_FHIR_BASE}/Measure/:id`,
    summary: 'One indicator as FHIR R4 Measure',
    params: ById,
    query: WhichRelease,
    response: Measure,
  }),
  searchOpenMeasureReports: operation({
    ...open,
    path: `${OPEN_FHIR_BASE}/MeasureReport`,
    summary: 'Figures of the country and its counties as FHIR R4 MeasureReport, a page at a time',
    query: searching(SearchReports),
    response: MeasureReports,
  }),
  readOpenMeasureReport: operation({
    ...open,
    path: `${OPEN_FHIR_BASE}/MeasureReport/:id`,
    summary: 'One figure as FHIR R4 MeasureReport',
    params: ById,
    query: WhichRelease,
    response: MeasureReport,
  }),
  searchOpenLocations: operation({
    ...open,
    path: `${OPEN_FHIR_BASE}/Location`,
    summary: 'The country and the counties as FHIR R4 Location',
    query: searching(Page),
    response: Locations,
  }),
  readOpenLocation: operation({
    ...open,
    path: `${OPEN_FHIR_BASE}/Location/:id`,
    summary: 'The country or a county as FHIR R4 Location',
    params: ById,
    query: WhichRelease,
    response: Location,
  }),
} as const;
