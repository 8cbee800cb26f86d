import type { Mandate } from '@smalspor/domain/institution-data';
import type { Geography } from '@smalspor/domain/organisation';
import type { Batch, RegisterFormat, Reject } from '@smalspor/domain/registers';
import type { HomePaths } from '../home/home-paths.ts';
import type { PseudonymKeys } from '../pseudonyms/pseudonym.ts';
import type { QuarantineKey } from '../quarantine/quarantine-file.ts';
import type { DeclarationParts } from './declaration.ts';
import type { GeographyDifference } from './klass/compare-geography.ts';
import type { Klass } from './klass/read-klass.ts';

export interface ImportSettings {
  /** A delivery with a larger share of bad rows is refused whole; 0–1. */
  readonly maxRejectShare: number;
  /** Longest line in bytes. */
  readonly maxLineBytes: number;
  /** DuckDB's limit, for example `1GB`; the process can use more. */
  readonly memoryLimit: string;
  readonly threads?: number;
}

export const DEFAULT_IMPORT_SETTINGS: ImportSettings = {
  maxRejectShare: 0.01,
  maxLineBytes: 64 * 1024,
  memoryLimit: '1GB',
};

/** `check`: what the files declare; `read`: lines become rows; `explain`: bad rows are found; `write`: lake files. */
export type ImportPhase = 'check' | 'read' | 'explain' | 'write';

export interface ImportProgress {
  readonly phase: ImportPhase;
  readonly done: number;
  /** `null` where the end cannot be foreseen. */
  readonly total: number | null;
}

/** Everything from outside that an import needs. */
export interface ImportDeps {
  readonly home: HomePaths;
  readonly keys: { readonly patients: PseudonymKeys; readonly quarantine: QuarantineKey };
  /** Gives every HPR number its internal number; the pairs are kept outside the warehouse. */
  readonly resolvePrescribers: (hprNumbers: readonly string[]) => Promise<ReadonlyMap<string, number>>;
  /** Every recorded batch that has not been deleted, superseded ones too. */
  readonly batches: readonly Batch[];
  readonly geography: Geography;
  readonly isKnownAtc: (atc: string) => boolean;
  /** What the sender may deliver; rows about others are refused one by one. Without it the sender is not bound. */
  readonly mandates?: readonly Mandate[];
  readonly settings: ImportSettings;
  /** The present instant, ISO 8601 in UTC. */
  readonly now: () => string;
  readonly newId: () => string;
  readonly onProgress?: (progress: ImportProgress) => void;
  readonly signal?: AbortSignal;
}

/** What is to be imported; the declared parts are needed where the files' first lines do not say them. */
export interface ImportInput {
  readonly format: RegisterFormat;
  /** The parts of one delivery, in order. */
  readonly files: readonly string[];
  readonly declared?: Omit<DeclarationParts, 'format'>;
}

/** A row of the register of health personnel, for the caller's own store. */
export interface PractitionerRow {
  readonly hpr: string;
  readonly name: string;
  readonly birthYear: number | null;
  readonly sex: string | null;
  readonly profession: string;
  readonly specialty: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** The municipalities, counties and changes of a delivery of KLASS. */
export interface KlassDelivery extends Klass {
  readonly differences: readonly GeographyDifference[];
}

export interface AcceptedImport {
  readonly kind: 'accepted';
  readonly batch: Batch;
  /** Batches that this one replaces; they are kept. */
  readonly supersedes: readonly string[];
  readonly rejects: readonly Reject[];
  /** Rows that are the caller's to store; empty for other formats. */
  readonly practitioners: readonly PractitionerRow[];
  /** What KLASS says and where the content differs; `null` for other formats. */
  readonly klass: KlassDelivery | null;
  /** Moves the files into place. Record the batch afterwards, in one transaction. */
  readonly commit: () => Promise<void>;
  /**
   * Throws away what was written and is not in place. A batch that is in place but was not recorded is left to
   * `sweepLake`, which can see whether the record came through after all.
   */
  readonly abort: () => Promise<void>;
}

export type ImportResult = AcceptedImport | { readonly kind: 'unchanged'; readonly batchId: string };
