import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import type { House } from '../house/house.ts';
import { openReleaseForAll } from '../open-results/index.ts';
import { describeCapabilities, OPEN_DOCUMENTATION } from './fhir-capabilities.ts';
import type { FhirService } from './measure-source.ts';
import { openFhirBase, openFhirService } from './open-service.ts';
import { describeLocation, describeLocations, openLocations } from './search-locations.ts';
import { describeMeasureReport, describeMeasureReports } from './search-measure-reports.ts';
import { describeMeasure, describeMeasures } from './search-measures.ts';
import { describeOneOwn, describeOwn } from './search-own-definitions.ts';
import { operations as signedIn } from './signed-in-operations.ts';

/** The address of the open service. */
function baseOf({ configuration }: House): string {
  return openFhirBase(configuration.server.publicUrl);
}

async function openService(house: House, asked: string | undefined): Promise<FhirService> {
  const release = await openReleaseForAll(house, asked);
  return openFhirService(house.content, release, baseOf(house));
}

const readOpenFhirMetadata: UnboundUseCase<House, 'readOpenFhirMetadata'> = async (house) =>
  describeCapabilities(
    {
      url: baseOf(house),
      // The day that the interface became what it is: an answer that changes at every look fits no cache.
      date: '2026-11-22',
      documentation: OPEN_DOCUMENTATION,
      security: 'Open: no key and no log-in.',
    },
    ['Measure', 'MeasureReport', 'Location', 'Organization', 'StructureDefinition'],
  );

const searchOpenMeasures: UnboundUseCase<House, 'searchOpenMeasures'> = async (house, input) =>
  describeMeasures(await openService(house, input.release), input);

const readOpenMeasure: UnboundUseCase<House, 'readOpenMeasure'> = async (house, { id, release }) =>
  describeMeasure(await openService(house, release), id);

const searchOpenMeasureReports: UnboundUseCase<House, 'searchOpenMeasureReports'> = async (house, input) => {
  const release = await openReleaseForAll(house, input.release);
  const known = new Set(openLocations(house.content, release).map(({ id }) => `Location/${id}`));
  return describeMeasureReports(await openService(house, release.id), input, (subject) => known.has(subject));
};

const readOpenMeasureReport: UnboundUseCase<House, 'readOpenMeasureReport'> = async (
  house,
  { id, release },
) => describeMeasureReport(await openService(house, release), id);

const searchOpenLocations: UnboundUseCase<House, 'searchOpenLocations'> = async (house, input) => {
  const release = await openReleaseForAll(house, input.release);
  const base = baseOf(house);
  return describeLocations({ base, release }, openLocations(house.content, release), input);
};

const readOpenLocation: UnboundUseCase<House, 'readOpenLocation'> = async (house, { id, release }) =>
  describeLocation(openLocations(house.content, await openReleaseForAll(house, release)), id);

const searchOpenStructureDefinitions: UnboundUseCase<House, 'searchOpenStructureDefinitions'> = async (
  house,
  input,
) => describeOwn(baseOf(house), 'StructureDefinition', input);

const readOpenStructureDefinition: UnboundUseCase<House, 'readOpenStructureDefinition'> = async (
  house,
  { id },
) => describeOneOwn(baseOf(house), 'StructureDefinition', id);

const searchOpenOrganizations: UnboundUseCase<House, 'searchOpenOrganizations'> = async (house, input) =>
  describeOwn(baseOf(house), 'Organization', input);

const readOpenOrganization: UnboundUseCase<House, 'readOpenOrganization'> = async (house, { id }) =>
  describeOneOwn(baseOf(house), 'Organization', id);

/** What the contract’s operations of FHIR measures do. */
export const operations = {
  readOpenFhirMetadata,
  searchOpenMeasures,
  readOpenMeasure,
  searchOpenMeasureReports,
  readOpenMeasureReport,
  searchOpenLocations,
  readOpenLocation,
  searchOpenStructureDefinitions,
  readOpenStructureDefinition,
  searchOpenOrganizations,
  readOpenOrganization,
  ...signedIn,
};
