export { describeCapabilities, OPEN_DOCUMENTATION } from './fhir-capabilities.ts';
export { openFhirService } from './open-service.ts';
export { describeLocation, describeLocations, openLocations } from './search-locations.ts';
export { describeMeasureReport, describeMeasureReports } from './search-measure-reports.ts';
export { describeMeasure, describeMeasures } from './search-measures.ts';
export { describeOneOwn, describeOwn } from './search-own-definitions.ts';
export { describeSubject, describeSubjects } from './search-subjects.ts';
