import type { Db } from '../schema/tables.ts';

/** Something that happened with a delivery. */
export interface DeliveryStep {
  readonly at: string;
  /** A key of the texts, such as `taken`. */
  readonly step: string;
  /** A file's name, a release, a number, who decided; never health data. */
  readonly about: string | null;
}

export async function addDeliveryStep(trx: Db, deliveryId: string, step: DeliveryStep): Promise<void> {
  await trx
    .insertInto('delivery_steps')
    .values({ delivery_id: deliveryId, at: step.at, step: step.step, about: step.about })
    .execute();
}

/** What happened with each of these deliveries, in its order. */
export async function listDeliverySteps(
  db: Db,
  deliveryIds: readonly string[],
): Promise<ReadonlyMap<string, readonly DeliveryStep[]>> {
  if (deliveryIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('delivery_steps')
    .select(['delivery_id', 'at', 'step', 'about'])
    .where('delivery_id', 'in', [...deliveryIds])
    .orderBy('id')
    .execute();
  const grouped = Map.groupBy(rows, ({ delivery_id }) => delivery_id);
  return new Map(
    [...grouped].map(([id, steps]) => [id, steps.map(({ at, step, about }) => ({ at, step, about }))]),
  );
}
