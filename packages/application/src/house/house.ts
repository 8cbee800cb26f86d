import type { Content } from '@smalspor/content/loading';
import type { Db } from '@smalspor/database/schema';
import type { Role } from '@smalspor/domain/access';
import type { DrawnMap } from '@smalspor/domain/maps';
import type { HomePaths } from '@smalspor/warehouse/home';
import type { Configuration, Keys } from '../configuration/index.ts';
import type { Logger } from '../logging/index.ts';
import type { ReleaseShelf } from '../releases/release-shelf.ts';
import type { PdfPrinter } from '../reports/pdf-printer.ts';
import type { HouseClock } from './house-clock.ts';

/** An opened home: everything that a use case may need, and nothing that it must look for itself. */
export interface House {
  readonly home: HomePaths;
  readonly db: Db;
  /** For the queue, which holds connections of its own. */
  readonly connectionString: string;
  readonly content: Content;
  /** The borders of the counties as the site has given them; `null` for none, and for a house that only reads. */
  readonly countyMap: DrawnMap | null;
  readonly configuration: Configuration;
  readonly keys: Keys;
  readonly log: Logger;
  /** The present instant in UTC, ISO 8601; in a demonstration the instant that its clock shows. */
  readonly now: () => string;
  readonly clock: HouseClock;
  /** A new opaque identifier. */
  readonly newId: () => string;
  /** The releases that are open for reading. */
  readonly shelf: ReleaseShelf;
  readonly printer: PdfPrinter;
  /** What the configuration (or the demo) says that this log-in is. */
  readonly configuredRoles: (person: {
    readonly issuer: string;
    readonly subject: string;
  }) => readonly Role[];
  /** Whether the home holds nothing but invented data. */
  readonly synthetic: () => Promise<boolean>;
  /** Aborted when the claim to be the only writer is lost with its database session: stop writing at once. */
  readonly claimLost: AbortSignal;
  readonly close: () => Promise<void>;
}
