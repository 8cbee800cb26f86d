import { join } from 'node:path';
import type { RegisterFormat } from '@smalspor/domain/registers';
import type { Month } from '@smalspor/domain/time';
import { type InstitutionFiles, institutionFiles } from '@smalspor/warehouse/institutions';
import { currentBatches } from '@smalspor/warehouse/lake';
import type { House } from '../house/house.ts';
import { batchesInLake } from '../imports/import-register-files.ts';

/** The lake files of the deliveries in force, by format. */
export interface DeliveredFiles {
  readonly of: (...formats: readonly RegisterFormat[]) => readonly string[];
  /** Those that figures of institutions are measured from. */
  readonly institutionFiles: InstitutionFiles;
  /** The months that sales have been delivered for; `null` where there are none. */
  readonly salesSpan: { readonly from: Month; readonly to: Month } | null;
}

export async function deliveredFiles(house: House): Promise<DeliveredFiles> {
  const batches = currentBatches(await batchesInLake(house));
  const sales = batches.filter(({ format }) => format === 'institution-sales');
  return {
    of: (...formats) =>
      batches
        .filter(({ format }) => formats.includes(format))
        .flatMap(({ files }) => files.map(({ path }) => join(house.home.root, path))),
    institutionFiles: institutionFiles(house.home, batches),
    salesSpan:
      sales.length === 0
        ? null
        : {
            from: Math.min(...sales.map(({ from }) => from)) as Month,
            to: Math.max(...sales.map(({ to }) => to)) as Month,
          },
  };
}
