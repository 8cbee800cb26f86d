import type { RegisterFormat } from '@smalspor/domain/registers';

/** What others refer to comes first. */
export const IMPORT_ORDER: readonly RegisterFormat[] = [
  'klass',
  'fest',
  'products',
  'practitioners',
  'cme-groups',
  'gp-lists',
  'declared-lists',
  'institutions',
  'bed-days',
  'institution-sales',
  'participations',
  'administrations',
  'contact-counts',
  'contacts',
  'dispensings',
];

export interface NamedDelivery {
  readonly format: RegisterFormat;
  readonly name: string;
}

/** Register files by the format that their names begin with, in the order in which they are imported. Others are left out. */
export function orderForImport(names: readonly string[]): readonly NamedDelivery[] {
  const sorted = [...names].sort();
  return IMPORT_ORDER.flatMap((format) =>
    sorted.filter((name) => new RegExp(`^${format}[-.]`).test(name)).map((name) => ({ format, name })),
  );
}
