import {
  describeCapabilities,
  describeLocation,
  describeLocations,
  describeMeasure,
  describeMeasureReport,
  describeMeasureReports,
  describeMeasures,
  describeOneOwn,
  describeOwn,
  describeSubject,
  describeSubjects,
  OPEN_DOCUMENTATION,
  openFhirService,
  openLocations,
} from '@smalspor/application/fhir-measures';
import type { OperationId } from '@smalspor/contract/operations';
import type { UseCases } from '@smalspor/contract/use-cases';
import { FAKE_CONTENT, FAKE_RELEASE } from './fake-open-results.ts';

/** An address that does not change with the port, so that answers are the same in every run. */
const BASE = 'https://smalspor.example.no/api/open/v1/fhir';
const service = openFhirService(FAKE_CONTENT, FAKE_RELEASE, BASE);
const locations = openLocations(FAKE_CONTENT, FAKE_RELEASE);

type FhirIds = Extract<
  OperationId,
  | `${string}OpenMeasure${string}`
  | `${string}OpenLocation${string}`
  | `${string}OpenFhir${string}`
  | `${string}Fhir${string}`
  | `${string}OpenStructureDefinition${string}`
  | `${string}OpenOrganization${string}`
>;

/** The open results of three counties, as FHIR: to everyone, and the same to whoever has signed in. */
export function createFakeFhirMeasures(): Pick<UseCases, FhirIds> {
  const readOpenFhirMetadata: UseCases['readOpenFhirMetadata'] = async () =>
    describeCapabilities(
      { url: BASE, date: '2026-11-22', documentation: OPEN_DOCUMENTATION, security: 'Open.' },
      ['Measure', 'MeasureReport', 'Location'],
    );
  const searchOpenMeasures: UseCases['searchOpenMeasures'] = async (input) =>
    describeMeasures(service, input);
  const readOpenMeasure: UseCases['readOpenMeasure'] = async ({ id }) => describeMeasure(service, id);
  const searchOpenMeasureReports: UseCases['searchOpenMeasureReports'] = async (input) =>
    describeMeasureReports(service, input, (subject) =>
      locations.some(({ id }) => subject === `Location/${id}`),
    );
  const readOpenMeasureReport: UseCases['readOpenMeasureReport'] = async ({ id }) =>
    describeMeasureReport(service, id);
  const searchOpenLocations: UseCases['searchOpenLocations'] = async (input) =>
    describeLocations(service, locations, input);
  const readOpenLocation: UseCases['readOpenLocation'] = async ({ id }) => describeLocation(locations, id);
  const nobody = { base: BASE, release: FAKE_RELEASE, subjects: [] };
  return {
    readOpenFhirMetadata,
    searchOpenMeasures,
    readOpenMeasure,
    searchOpenMeasureReports,
    readOpenMeasureReport,
    searchOpenLocations,
    readOpenLocation,
    searchOpenStructureDefinitions: async (input) => describeOwn(BASE, 'StructureDefinition', input),
    readOpenStructureDefinition: async ({ id }) => describeOneOwn(BASE, 'StructureDefinition', id),
    searchOpenOrganizations: async (input) => describeOwn(BASE, 'Organization', input),
    readOpenOrganization: async ({ id }) => describeOneOwn(BASE, 'Organization', id),
    readFhirMetadata: (_actor, input, call) => readOpenFhirMetadata(input, call),
    searchFhirMeasures: (_actor, input, call) => searchOpenMeasures(input, call),
    readFhirMeasure: (_actor, input, call) => readOpenMeasure(input, call),
    searchFhirMeasureReports: (_actor, input, call) => searchOpenMeasureReports(input, call),
    readFhirMeasureReport: (_actor, input, call) => readOpenMeasureReport(input, call),
    searchFhirLocations: (_actor, input, call) => searchOpenLocations(input, call),
    readFhirLocation: (_actor, input, call) => readOpenLocation(input, call),
    searchFhirGroups: async (_actor, input) => describeSubjects(nobody, 'Group', input),
    readFhirGroup: async (_actor, { id }) => describeSubject(nobody, 'Group', id),
    searchFhirPractitioners: async (_actor, input) => describeSubjects(nobody, 'Practitioner', input),
    readFhirPractitioner: async (_actor, { id }) => describeSubject(nobody, 'Practitioner', id),
  };
}
