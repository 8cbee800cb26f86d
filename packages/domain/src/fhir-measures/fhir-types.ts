/** The parts of FHIR R4 that are written here. Source: the page of each resource, such as hl7.org/fhir/R4/measurereport.html. */
export interface Extension {
  readonly url: string;
  readonly extension?: readonly Extension[];
  readonly valueCode?: string;
  readonly valueString?: string;
  readonly valueQuantity?: Quantity;
  readonly valueRange?: { readonly low: Quantity; readonly high: Quantity };
}

/** What stands beside a plain value, such as its translations or why it is missing. */
export interface Element {
  readonly extension: readonly Extension[];
}

export interface Quantity {
  readonly extension?: readonly Extension[];
  readonly value?: number;
  readonly unit?: string;
  readonly _unit?: Element;
  readonly system?: string;
  readonly code?: string;
}

export interface Coding {
  readonly system?: string;
  readonly code: string;
  readonly display?: string;
}

export interface CodeableConcept {
  readonly coding?: readonly Coding[];
  readonly text?: string;
  readonly _text?: Element;
}

export interface Reference {
  readonly reference?: string;
  readonly type: string;
  readonly display: string;
  readonly _display?: Element;
}

interface Resource {
  readonly id: string;
  readonly meta: {
    readonly versionId?: string;
    readonly lastUpdated?: string;
    readonly tag?: readonly Coding[];
  };
  readonly language: 'nb' | 'en';
  readonly text?: { readonly status: 'generated'; readonly div: string };
}

export interface Population {
  readonly code: CodeableConcept;
  readonly count?: number;
  readonly _count?: Element;
  readonly extension?: readonly Extension[];
}

export interface ReportGroup {
  readonly code: CodeableConcept;
  readonly population?: readonly Population[];
  readonly measureScore: Quantity;
}

export interface FhirMeasureReport extends Resource {
  readonly resourceType: 'MeasureReport';
  readonly status: 'complete';
  readonly type: 'summary';
  readonly measure: string;
  readonly subject: Reference;
  readonly date: string;
  readonly reporter: Reference;
  readonly period: { readonly start: string; readonly end: string };
  readonly improvementNotation?: CodeableConcept;
  readonly group: readonly ReportGroup[];
}

/** A text in bokmål under its own name, with its translations under the name that begins with `_`. */
export type Texts<Name extends string> = { readonly [N in Name]: string } & {
  readonly [N in Name as `_${N}`]: Element;
};

export interface MeasureGroup {
  readonly code: CodeableConcept;
  readonly population?: readonly ({
    readonly code: CodeableConcept;
    readonly criteria: {
      readonly description: string;
      readonly _language: Element;
      readonly reference: string;
    };
  } & Texts<'description'>)[];
}

export type FhirMeasure = Resource &
  Texts<'title' | 'description'> &
  Partial<Texts<'rationale' | 'guidance' | 'clinicalRecommendationStatement' | 'rateAggregation'>> & {
    readonly resourceType: 'Measure';
    readonly extension?: readonly Extension[];
    readonly url: string;
    readonly version: string;
    readonly name: string;
    readonly status: 'draft' | 'active' | 'retired';
    readonly experimental: boolean;
    readonly subjectCodeableConcept: CodeableConcept;
    readonly date?: string;
    readonly publisher: string;
    readonly effectivePeriod?: { readonly start: string };
    readonly relatedArtifact?: readonly {
      readonly type: 'citation' | 'derived-from';
      readonly citation?: string;
      readonly url?: string;
      readonly resource?: string;
    }[];
    readonly scoring: CodeableConcept;
    readonly improvementNotation?: CodeableConcept;
    readonly group: readonly MeasureGroup[];
  };

export interface Identifier {
  readonly system: string;
  readonly value: string;
}

export type FhirLocation = Resource &
  Texts<'name'> & {
    readonly resourceType: 'Location';
    readonly identifier?: readonly Identifier[];
    readonly status: 'active' | 'inactive';
    readonly mode: 'instance';
    readonly physicalType: CodeableConcept;
  };

/** A CME group; nobody of it is named. */
export type FhirGroup = Resource &
  Texts<'name'> & {
    readonly resourceType: 'Group';
    readonly type: 'practitioner';
    readonly actual: true;
  };

export interface FhirPractitioner extends Resource {
  readonly resourceType: 'Practitioner';
  readonly identifier: readonly Identifier[];
  readonly name: readonly { readonly text: string }[];
}

export interface FhirOrganization extends Resource {
  readonly resourceType: 'Organization';
  readonly active: true;
  readonly name: string;
}

/** The definition of an own extension. */
export interface FhirStructureDefinition extends Resource {
  readonly resourceType: 'StructureDefinition';
  readonly url: string;
  readonly version: string;
  readonly name: string;
  readonly title: string;
  readonly status: 'active';
  readonly experimental: false;
  readonly date: string;
  readonly publisher: string;
  readonly description: string;
  readonly fhirVersion: '4.0.1';
  readonly kind: 'complex-type';
  readonly abstract: false;
  readonly context: readonly { readonly type: 'element'; readonly expression: string }[];
  readonly type: 'Extension';
  readonly baseDefinition: string;
  readonly derivation: 'constraint';
  readonly differential: {
    readonly element: readonly {
      readonly id: string;
      readonly path: string;
      readonly short?: string;
      readonly definition?: string;
      readonly min?: number;
      readonly max?: string;
      readonly fixedUri?: string;
      readonly type?: readonly { readonly code: string }[];
    }[];
  };
}

export type FhirResource =
  | FhirMeasure
  | FhirMeasureReport
  | FhirLocation
  | FhirGroup
  | FhirPractitioner
  | FhirOrganization
  | FhirStructureDefinition;

export interface FhirBundle<R extends FhirResource = FhirResource> {
  readonly resourceType: 'Bundle';
  readonly type: 'searchset';
  readonly meta: Resource['meta'];
  readonly total: number;
  readonly link: readonly { readonly relation: 'self' | 'next' | 'previous'; readonly url: string }[];
  readonly entry?: readonly {
    readonly fullUrl: string;
    readonly resource: R;
    readonly search: { readonly mode: 'match' };
  }[];
}
