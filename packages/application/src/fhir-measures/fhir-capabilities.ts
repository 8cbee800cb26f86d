import type { OutputOf } from '@smalspor/contract/operations';

type Capabilities = OutputOf<'readOpenFhirMetadata'>;
type Parameter = Capabilities['rest'][number]['resource'][number]['searchParam'][number];

const parameter = (name: string, type: string, documentation: string): Parameter => ({
  name,
  type,
  documentation,
});
const ID = parameter('_id', 'token', 'One or more ids, with commas between.');

const MEASURE = [
  ID,
  parameter('url', 'uri', 'The canonical address, with or without version.'),
  parameter('status', 'token', 'active, or draft for what is tried out.'),
  parameter('title', 'string', 'The beginning of the title in bokmål.'),
];
const REPORT = [
  ID,
  parameter(
    'measure',
    'reference',
    'Measure/ID or the canonical address; must be given where _id is not. At most ten, with commas between.',
  ),
  parameter('subject', 'reference', 'Whom the figure is of, as in Location/county-03.'),
  parameter('reporter', 'reference', 'Who reports: Organization/smalspor, which reports everything.'),
  parameter('status', 'token', 'complete: every report is.'),
  parameter('date', 'date', 'When the report was made: the day on which the release was published.'),
  parameter(
    'period',
    'date',
    'The whole period, with eq, ne, gt, lt, ge, le, sa or eb. May be given more than once.',
  ),
  parameter(
    'period-kind',
    'token',
    'How long the period is, beside FHIR’s own parameters: month, half, rolling12 or year.',
  ),
  parameter('ward-type', 'token', 'Of institutions: long-term, short-term, acute, home-care or mixed.'),
];

const PARAMETERS = {
  Measure: MEASURE,
  MeasureReport: REPORT,
  Location: [ID],
  Group: [ID],
  Practitioner: [ID],
  Organization: [ID],
  StructureDefinition: [ID, parameter('url', 'uri', 'The address of an extension.')],
} as const;

/** What a FHIR service here can do. */
export function describeCapabilities(
  service: {
    readonly url: string;
    readonly date: string;
    readonly documentation: string;
    readonly security: string;
  },
  types: readonly (keyof typeof PARAMETERS)[],
): Capabilities {
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: service.date,
    publisher: 'Smalspor',
    kind: 'instance',
    fhirVersion: '4.0.1',
    format: ['application/fhir+json', 'json'],
    implementation: { description: 'Smalspor, figures about antibiotics', url: service.url },
    rest: [
      {
        mode: 'server',
        documentation: service.documentation,
        security: { description: service.security },
        resource: types.map((type) => ({
          type,
          interaction: [{ code: 'read' }, { code: 'search-type' }],
          searchParam: [...PARAMETERS[type]],
        })),
      },
    ],
  };
}

export const OPEN_DOCUMENTATION =
  'Figures of the country and its counties, as disclosure control lets them through. What is hidden or missing has the extension data-absent-reason and no number. Searches take _count and _offset; the links of a page keep to its release. A release that is no longer told is 410.';

export const SIGNED_IN_DOCUMENTATION =
  'Figures that the reader may see, and no others: the own ones of a doctor and of an institution, those of the CME group, and those of areas as disclosure control lets them through. Search Practitioner, Group and Location for whom there is. What is hidden or missing has the extension data-absent-reason and no number. Every look at figures of a doctor, a group or an institution is on record.';
