import { listTellingsInForce } from '@smalspor/database/institution-data';
import type { Db } from '@smalspor/database/schema';
import type { ToldRow } from '@smalspor/warehouse/institution-data';

/** The bed days that institutions have told here and not corrected since, as a release is measured with them. */
export async function listToldRows(db: Db): Promise<readonly ToldRow[]> {
  return (await listTellingsInForce(db)).flatMap(({ organisation, lines }) =>
    lines.map((line) => ({ ...line, organisation })),
  );
}
