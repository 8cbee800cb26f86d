import { Refusal } from '@smalspor/domain/refusal';
import { addMonths, type Month } from '@smalspor/domain/time';
import type { InstitutionReader } from '@smalspor/warehouse/institutions';
import type { House } from '../house/house.ts';

export interface ServedInstitutions {
  readonly reader: InstitutionReader;
  readonly releaseId: string;
  /** The year whose daily doses count for the whole series. */
  readonly dddIndexYear: number;
}

/** @throws Refusal `release-refused` while there is no release, or one that tells of no institutions */
export async function servedInstitutions(house: House): Promise<ServedInstitutions> {
  const release = await house.shelf.current();
  if (release === null || release.institutions === null) {
    throw new Refusal(
      'release-refused',
      'The served release tells of no institutions: import institutions and institution-sales, and publish a release.',
    );
  }
  const { id, dddIndexYear } = release.manifest;
  return { reader: release.institutions, releaseId: id, dddIndexYear };
}

/** The last twelve months that sales were delivered for. */
export function lastYearOf({ span }: InstitutionReader): { readonly from: Month; readonly to: Month } {
  return { from: addMonths(span.to, -11), to: span.to };
}
