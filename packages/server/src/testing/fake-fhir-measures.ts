import {
  describeCapabilities,
  describeLocation,
  describeLocations,
  describeMeasure,
  describeMeasureReport,
  describeMeasureReports,
  describeMeasures,
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
  `${string}OpenMeasure${string}` | `${string}OpenLocation${string}` | `${string}OpenFhir${string}`
>;

/** The open results of three counties, as FHIR. */
export function createFakeFhirMeasures(): Pick<UseCases, FhirIds> {
  return {
    readOpenFhirMetadata: async () =>
      describeCapabilities(
        { url: BASE, date: '2026-11-22', documentation: OPEN_DOCUMENTATION, security: 'Open.' },
        ['Measure', 'MeasureReport', 'Location'],
      ),
    searchOpenMeasures: async (input) => describeMeasures(service, input),
    readOpenMeasure: async ({ id }) => describeMeasure(service, id),
    searchOpenMeasureReports: async (input) =>
      describeMeasureReports(service, input, (subject) =>
        locations.some(({ id }) => subject === `Location/${id}`),
      ),
    readOpenMeasureReport: async ({ id }) => describeMeasureReport(service, id),
    searchOpenLocations: async (input) => describeLocations(service, locations, input),
    readOpenLocation: async ({ id }) => describeLocation(locations, id),
  };
}
