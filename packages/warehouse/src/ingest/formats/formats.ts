import type { RegisterFormat } from '@smalspor/domain/registers';
import { cmeGroups } from './cme-groups.ts';
import { declaredLists } from './declared-lists.ts';
import { dispensings } from './dispensings.ts';
import type { SemicolonFormat } from './format.ts';
import { gpLists } from './gp-lists.ts';
import { practitioners } from './practitioners.ts';
import { products } from './products.ts';

/** Every descriptor of a semicolon file. A new one is a file beside this and a line here. */
export const SEMICOLON_FORMATS: readonly SemicolonFormat[] = [
  dispensings,
  gpLists,
  declaredLists,
  practitioners,
  cmeGroups,
  products,
];

export function semicolonFormat(id: RegisterFormat): SemicolonFormat | null {
  return SEMICOLON_FORMATS.find((format) => format.id === id) ?? null;
}
