/** The media type of FHIR R4 as JSON. */
export const FHIR_JSON = 'application/fhir+json; charset=utf-8';
