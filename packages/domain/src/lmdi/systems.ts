/** Identifier and code systems of FHI's guide LMDI and of HL7 Norway's no-basis. */
export const SYSTEMS = {
  nationalIdentityNumber: 'urn:oid:2.16.578.1.12.4.1.4.1',
  dNumber: 'urn:oid:2.16.578.1.12.4.1.4.2',
  hprNumber: 'urn:oid:2.16.578.1.12.4.1.4.4',
  organisationNumber: 'urn:oid:2.16.578.1.12.4.1.4.101',
  resh: 'urn:oid:2.16.578.1.12.4.1.4.102',
  atc: 'http://www.whocc.no/atc',
  atcInFest: 'urn:oid:2.16.578.1.12.4.1.1.7180',
  icd10: 'urn:oid:2.16.578.1.12.4.1.1.7110',
  icd11: 'http://id.who.int/icd/release/11/mms',
  icpc2: 'urn:oid:2.16.578.1.12.4.1.1.7170',
  snomed: 'http://snomed.info/sct',
  routeInPrescriptions: 'urn:oid:2.16.578.1.12.4.1.1.7477',
  units: 'http://unitsofmeasure.org',
  productNumber: 'http://dmp.no/fhir/NamingSystem/fest-varenummer',
  festDose: 'http://dmp.no/fhir/NamingSystem/festLegemiddelDose',
  festSerial: 'http://dmp.no/fhir/NamingSystem/lmrLopenummer',
  festBrand: 'http://dmp.no/fhir/NamingSystem/festLegemiddelMerkevare',
  festPackage: 'http://dmp.no/fhir/NamingSystem/festLegemiddelPakning',
  festSubstance: 'http://dmp.no/fhir/NamingSystem/festLegemiddelVirkestoff',
  localCatalogue: 'http://fhi.no/fhir/NamingSystem/lokaltLegemiddel',
} as const;

const GUIDE = 'http://hl7.no/fhir/ig/lmdi/StructureDefinition/';

/** What a bundle may hold, with the profile that each resource must name in `meta.profile`. */
export const PROFILES = {
  Patient: `${GUIDE}lmdi-patient`,
  Practitioner: `${GUIDE}lmdi-practitioner`,
  Organization: `${GUIDE}lmdi-organization`,
  Encounter: `${GUIDE}lmdi-encounter`,
  Condition: `${GUIDE}lmdi-condition`,
  Medication: `${GUIDE}lmdi-medication`,
  Substance: `${GUIDE}lmdi-substance`,
  MedicationRequest: `${GUIDE}lmdi-medicationrequest`,
  MedicationAdministration: `${GUIDE}lmdi-medicationadministration`,
} as const;
export type ResourceType = keyof typeof PROFILES;

/**
 * Elements that the guide shuts out, by type: free text and what tells more of a person than is asked for. Whoever sends
 * them sends more than may be received.
 */
export const SHUT_OUT: Readonly<Record<ResourceType, readonly string[]>> = {
  Patient: [
    ...['text', 'name', 'telecom', 'contact', 'photo', 'communication', 'generalPractitioner', 'link'],
    ...['managingOrganization', 'maritalStatus', 'deceasedBoolean', 'deceasedDateTime', 'active'],
    ...['multipleBirthBoolean', 'multipleBirthInteger'],
  ],
  Practitioner: ['text'],
  Organization: ['text', 'active', 'telecom', 'contact', 'endpoint'],
  Encounter: [
    ...['text', 'subject', 'participant', 'period', 'reasonCode', 'reasonReference', 'diagnosis'],
    ...['hospitalization', 'location', 'partOf', 'episodeOfCare', 'statusHistory', 'classHistory'],
  ],
  Condition: ['text', 'note', 'evidence', 'recorder', 'asserter', 'encounter'],
  Medication: ['text', 'manufacturer'],
  Substance: ['text'],
  MedicationRequest: ['text', 'note', 'recorder', 'insurance', 'performer', 'dispenseRequest'],
  MedicationAdministration: ['text', 'note', 'performer', 'device', 'partOf', 'supportingInformation'],
};
