export { fhirFaults } from './fhir-faults.ts';
