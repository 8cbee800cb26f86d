import type {
  DaySpan,
  FhirMeasure,
  FhirMeasureReport,
  FhirRelease,
  ReportKey,
} from '@smalspor/domain/fhir-measures';

/** A report that can be found. What it says is worked out when its page is asked for. */
export interface FoundReport {
  readonly id: string;
  /** Of whom, such as `Location/county-03`. */
  readonly subject: string;
  readonly kind: ReportKey['kind'] | null;
  /** Of institutions alone. */
  readonly wardType: string | null;
  readonly period: DaySpan;
  readonly write: () => FhirMeasureReport;
}

/** A Measure, with what is reported by it. */
export interface MeasureSource {
  readonly id: string;
  readonly measure: () => FhirMeasure;
  readonly reports: () => Promise<readonly FoundReport[]>;
}

/** What a FHIR service tells of: everything comes from one release. */
export interface FhirService {
  /** Its own address. */
  readonly base: string;
  /** The address of the open service, which names measures and extensions. */
  readonly names: string;
  readonly release: FhirRelease;
  readonly sources: readonly MeasureSource[];
}
