import type { RegisterFormat } from '@smalspor/domain/registers';
import { administrations } from './administrations.ts';
import { bedDays } from './bed-days.ts';
import { cmeGroups } from './cme-groups.ts';
import { contactCounts } from './contact-counts.ts';
import { contacts } from './contacts.ts';
import { declaredLists } from './declared-lists.ts';
import { dispensings } from './dispensings.ts';
import { fest } from './fest.ts';
import type { RegisterFileFormat, SemicolonFormat } from './format.ts';
import { gpLists } from './gp-lists.ts';
import { institutionSales } from './institution-sales.ts';
import { institutions } from './institutions.ts';
import { klass } from './klass.ts';
import { participations } from './participations.ts';
import { practitioners } from './practitioners.ts';
import { products } from './products.ts';

/** Every descriptor. A new one is a file beside this and a line here. */
export const REGISTER_FILE_FORMATS: readonly RegisterFileFormat[] = [
  dispensings,
  gpLists,
  declaredLists,
  practitioners,
  cmeGroups,
  contacts,
  contactCounts,
  institutions,
  institutionSales,
  bedDays,
  participations,
  administrations,
  products,
  fest,
  klass,
];

/** @throws RangeError for a format that has no descriptor. */
export function formatOf(id: RegisterFormat): RegisterFileFormat {
  const found = REGISTER_FILE_FORMATS.find((format) => format.id === id);
  if (found === undefined) throw new RangeError(`There is no descriptor of the format ${id}`);
  return found;
}

export const SEMICOLON_FORMATS: readonly SemicolonFormat[] = REGISTER_FILE_FORMATS.filter(
  (format) => format.kind === 'semicolon',
);
