import type { Geography } from '@smalspor/domain/organisation';

export type Compression = 'none' | 'gzip' | 'zstd';

export interface CountryProgress {
  readonly done: number;
  readonly of: number;
  /** Dispensing lines written so far. */
  readonly dispensings: number;
}

export interface CountryOptions {
  /** Made when it does not exist; files of the same names are replaced when everything is ready. */
  readonly outDirectory: string;
  /** Both inclusive, from 2012 to 2025. */
  readonly years: { readonly from: number; readonly to: number };
  /** County codes of today; the whole country when absent. */
  readonly counties?: readonly string[] | undefined;
  /** Municipality codes of today, for a country of a few municipalities. */
  readonly municipalities?: readonly string[] | undefined;
  /** By default the product's own. */
  readonly geography?: Geography | undefined;
  /** A whole number; the same seed and options give the same bytes. Default 1. */
  readonly seed?: number | undefined;
  /** Share of the people, lists and institutions to make, above 0 and at most 1. Default 1. */
  readonly scale?: number | undefined;
  readonly compress?: Compression | undefined;
  /** Worker threads; by default as many as the machine runs in parallel. The files do not depend on it. */
  readonly workers?: number | undefined;
  readonly onProgress?: ((progress: CountryProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface CountrySummary {
  /** File names in the directory, `truth.json` and `README.txt` last. */
  readonly files: readonly string[];
  readonly dispensings: number;
  readonly prescribers: number;
  readonly institutions: number;
  /** Lines of what institutions bought. */
  readonly purchases: number;
}
