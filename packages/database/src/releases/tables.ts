export type ReleaseState = 'building' | 'published' | 'withdrawn' | 'abandoned';

export interface ReleasesTable {
  readonly id: string;
  readonly state: ReleaseState;
  readonly manifest_sha256: string | null;
  readonly content_version: string;
  readonly synthetic: boolean;
  readonly started_at: string;
  readonly published_at: string | null;
  readonly withdrawn_at: string | null;
  readonly withdrawn_reason: string | null;
}

export interface ReleaseBatchesTable {
  readonly release_id: string;
  readonly batch_id: string;
}

/** One row: which release readers are served. */
export interface ReleasePointerTable {
  readonly only_row: boolean;
  readonly release_id: string | null;
  readonly switched_at: string;
}
