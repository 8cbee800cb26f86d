import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { fillMessage } from '@smalspor/domain/texts';
import { REGISTER_FILE_FORMATS } from '@smalspor/warehouse/ingest';
import type { House } from '../house/house.ts';

/** What can be imported, from the same descriptors that the importer works by. XML and JSON formats have no columns. */
export const listFormats: UnboundUseCase<House, 'listFormats'> = async (house) => ({
  formats: REGISTER_FILE_FORMATS.map((format) => ({
    id: format.id,
    name: fillMessage(house.content.messages, `web.format.${format.id}`, {}),
    columns:
      format.kind === 'semicolon'
        ? format.columns.map(({ name, required, about }) => ({ name, required, meaning: about.en }))
        : [],
  })),
});
