import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { REGISTER_FORMATS } from '@smalspor/domain/registers';
import { fillMessage } from '@smalspor/domain/texts';
import { semicolonFormat } from '@smalspor/warehouse/ingest';
import type { House } from '../house/house.ts';

/** What can be imported, from the same descriptors that the importer works by. XML and JSON formats have no columns. */
export const listFormats: UnboundUseCase<House, 'listFormats'> = async (house) => ({
  formats: REGISTER_FORMATS.map((id) => ({
    id,
    name: fillMessage(house.content.messages, `web.format.${id}`, {}),
    columns: (semicolonFormat(id)?.columns ?? []).map(({ name, required, about }) => ({
      name,
      required,
      meaning: about.en,
    })),
  })),
});
