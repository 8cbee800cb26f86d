import {
  ById,
  Capabilities,
  Location,
  Locations,
  Measure,
  MeasureReport,
  MeasureReports,
  Measures,
  Organization,
  Organizations,
  SearchById,
  SearchByUrl,
  SearchMeasures,
  SearchReports,
  StructureDefinition,
  StructureDefinitions,
  WhichRelease,
} from './fhir-shapes.ts';
import { OPEN_BASE } from './open-shapes.ts';
import { operation } from './operation.ts';
import { Nothing } from './schemas.ts';

/** FHIR R4 of what is open to everyone. */
export const OPEN_FHIR_BASE = `${OPEN_BASE}/fhir`;

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
    query: SearchMeasures,
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
    query: SearchReports,
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
    query: SearchById,
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
  searchOpenStructureDefinitions: operation({
    ...open,
    path: `${OPEN_FHIR_BASE}/StructureDefinition`,
    summary: 'What the own extensions of the resources mean, as FHIR R4 StructureDefinition',
    query: SearchByUrl,
    response: StructureDefinitions,
  }),
  readOpenStructureDefinition: operation({
    ...open,
    path: `${OPEN_FHIR_BASE}/StructureDefinition/:id`,
    summary: 'What an own extension means, as FHIR R4 StructureDefinition',
    params: ById,
    query: WhichRelease,
    response: StructureDefinition,
  }),
  searchOpenOrganizations: operation({
    ...open,
    path: `${OPEN_FHIR_BASE}/Organization`,
    summary: 'Who reports the figures, as FHIR R4 Organization',
    query: SearchById,
    response: Organizations,
  }),
  readOpenOrganization: operation({
    ...open,
    path: `${OPEN_FHIR_BASE}/Organization/:id`,
    summary: 'Who reports the figures, as FHIR R4 Organization',
    params: ById,
    query: WhichRelease,
    response: Organization,
  }),
} as const;
