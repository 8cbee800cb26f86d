import type { OutputOf } from '@smalspor/contract/operations';
import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { COUNTED_UNITS, OPEN_LEVELS, OPEN_REASONS } from '@smalspor/domain/open-results';
import { fillMessage, type Messages } from '@smalspor/domain/texts';
import type { House } from '../house/house.ts';
import { UNIT_TYPES } from './open-values.ts';

type Dictionary = OutputOf<'readOpenDictionary'>;

/** The columns of a file in their order. Their names are part of the interface: they are never renamed. */
export const OPEN_COLUMNS = [
  ['release', 'text'],
  ['synthetic', 'text'],
  ['indicator', 'text'],
  ['indicator_name', 'text'],
  ['version', 'number'],
  ['area', 'text'],
  ['area_name', 'text'],
  ['area_level', 'text'],
  ['ward_type', 'text'],
  ['period_kind', 'text'],
  ['period_from', 'month'],
  ['period_to', 'month'],
  ['value', 'number'],
  ['low', 'number'],
  ['high', 'number'],
  ['unit', 'text'],
  ['numerator', 'number'],
  ['numerator_unit', 'text'],
  ['denominator', 'number'],
  ['denominator_unit', 'text'],
  ['reason', 'text'],
] as const satisfies readonly (readonly [string, Dictionary['columns'][number]['type']])[];

export const PERIOD_KINDS = ['year', 'rolling12', 'half', 'month'] as const;

/** What every column, unit and code means. */
export const readOpenDictionary: UnboundUseCase<House, 'readOpenDictionary'> = async ({ content }) =>
  describeDictionary(content.messages);

export function describeDictionary(messages: Messages): Dictionary {
  const text = (group: string, id: string) => fillMessage(messages, `open-results.${group}.${id}`);
  const codes = <const Id extends string>(group: string, ids: readonly Id[]) =>
    ids.map((id) => ({ id, text: text(group, id) }));
  return {
    columns: OPEN_COLUMNS.map(([id, type]) => ({ id, type, text: text('column', id) })),
    units: codes('counted', COUNTED_UNITS),
    reasons: codes('reason', OPEN_REASONS),
    kinds: codes('kind', PERIOD_KINDS),
    levels: codes('level', OPEN_LEVELS),
    wardTypes: codes('wardType', UNIT_TYPES),
  };
}
