import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { SEMICOLON_FORMATS } from '@smalspor/warehouse/ingest';
import type { House } from '../house/house.ts';

/** What can be imported, from the same descriptors that the importer works by. */
export const listFormats: UnboundUseCase<House, 'listFormats'> = async () => ({
  formats: SEMICOLON_FORMATS.map((format) => ({
    id: format.id,
    name: format.name,
    columns: format.columns.map(({ name, required, about }) => ({ name, required, meaning: about.en })),
  })),
});
