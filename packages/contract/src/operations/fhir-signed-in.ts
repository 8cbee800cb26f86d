import {
  ById,
  Capabilities,
  Group,
  Groups,
  Location,
  Locations,
  Measure,
  MeasureReport,
  MeasureReports,
  Measures,
  Practitioner,
  Practitioners,
  SearchById,
  SearchMeasures,
  SearchReports,
  WhichRelease,
} from './fhir-shapes.ts';
import { operation } from './operation.ts';
import { Nothing } from './schemas.ts';

/** FHIR R4 of what somebody who has signed in may see. */
export const FHIR_BASE = '/api/fhir';

const read = {
  method: 'GET',
  policy: 'canExplore',
  kind: 'fhir',
  status: 200,
  params: Nothing,
  query: Nothing,
  body: Nothing,
} as const;

export const fhirSignedInOperations = {
  readFhirMetadata: operation({
    ...read,
    path: `${FHIR_BASE}/metadata`,
    summary: 'What I can ask for as FHIR R4 (CapabilityStatement)',
    response: Capabilities,
  }),
  searchFhirMeasures: operation({
    ...read,
    path: `${FHIR_BASE}/Measure`,
    summary: 'The indicators that the release tells of, as FHIR R4 Measure',
    query: SearchMeasures,
    response: Measures,
  }),
  readFhirMeasure: operation({
    ...read,
    path: `${FHIR_BASE}/Measure/:id`,
    summary: 'One indicator as FHIR R4 Measure',
    params: ById,
    query: WhichRelease,
    response: Measure,
  }),
  searchFhirMeasureReports: operation({
    ...read,
    path: `${FHIR_BASE}/MeasureReport`,
    summary: 'Figures that I may see, my own among them, as FHIR R4 MeasureReport, a page at a time',
    query: SearchReports,
    response: MeasureReports,
  }),
  readFhirMeasureReport: operation({
    ...read,
    path: `${FHIR_BASE}/MeasureReport/:id`,
    summary: 'One figure that I may see, as FHIR R4 MeasureReport',
    params: ById,
    query: WhichRelease,
    response: MeasureReport,
  }),
  searchFhirLocations: operation({
    ...read,
    path: `${FHIR_BASE}/Location`,
    summary: 'The areas and institutions whose figures I may see, as FHIR R4 Location',
    query: SearchById,
    response: Locations,
  }),
  readFhirLocation: operation({
    ...read,
    path: `${FHIR_BASE}/Location/:id`,
    summary: 'An area or institution whose figures I may see, as FHIR R4 Location',
    params: ById,
    query: WhichRelease,
    response: Location,
  }),
  searchFhirGroups: operation({
    ...read,
    path: `${FHIR_BASE}/Group`,
    summary: 'The CME groups whose figures I may see, as FHIR R4 Group without its members',
    query: SearchById,
    response: Groups,
  }),
  readFhirGroup: operation({
    ...read,
    path: `${FHIR_BASE}/Group/:id`,
    summary: 'A CME group whose figures I may see, as FHIR R4 Group without its members',
    params: ById,
    query: WhichRelease,
    response: Group,
  }),
  searchFhirPractitioners: operation({
    ...read,
    path: `${FHIR_BASE}/Practitioner`,
    summary: 'Myself, if I am a doctor with figures of my own, as FHIR R4 Practitioner',
    query: SearchById,
    response: Practitioners,
  }),
  readFhirPractitioner: operation({
    ...read,
    path: `${FHIR_BASE}/Practitioner/:id`,
    summary: 'Myself as FHIR R4 Practitioner',
    params: ById,
    query: WhichRelease,
    response: Practitioner,
  }),
} as const;
