import { randomUUID } from 'node:crypto';
import type { AlertKind } from '@smalspor/domain/deliveries';
import type { RegisterFormat } from '@smalspor/domain/registers';
import type { Month } from '@smalspor/domain/time';
import type { Db } from '../schema/tables.ts';

/** Something about deliveries that somebody must look at. */
export interface DeliveryAlert {
  readonly kind: AlertKind;
  /** What it is about: there is never more than one open alert for it. */
  readonly occasion: string;
  readonly deliveryId: string | null;
  readonly format: RegisterFormat | null;
  readonly from: Month | null;
  readonly to: Month | null;
  /** The last day on which it was not late; `null` for other kinds. */
  readonly dueOn: string | null;
}

export interface StoredAlert extends DeliveryAlert {
  readonly id: string;
  readonly raisedAt: string;
  readonly clearedAt: string | null;
}

/** @returns the new alert's id; `null` where there is an open one for the same occasion */
export async function raiseAlert(trx: Db, alert: DeliveryAlert, at: string): Promise<string | null> {
  const row = await trx
    .insertInto('delivery_alerts')
    .values({
      id: randomUUID(),
      kind: alert.kind,
      occasion: alert.occasion,
      delivery_id: alert.deliveryId,
      format: alert.format,
      from_month: alert.from,
      to_month: alert.to,
      due_on: alert.dueOn,
      raised_at: at,
      cleared_at: null,
    })
    .onConflict((conflict) => conflict.column('occasion').where('cleared_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** @returns whether there was one */
export async function clearAlert(trx: Db, occasion: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('delivery_alerts')
    .set({ cleared_at: at })
    .where('occasion', '=', occasion)
    .where('cleared_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Open alerts, oldest first. */
export async function listOpenAlerts(db: Db): Promise<readonly StoredAlert[]> {
  const rows = await db
    .selectFrom('delivery_alerts')
    .selectAll()
    .where('cleared_at', 'is', null)
    .orderBy('raised_at')
    .orderBy('occasion')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    occasion: row.occasion,
    deliveryId: row.delivery_id,
    format: row.format,
    from: row.from_month,
    to: row.to_month,
    dueOn: row.due_on,
    raisedAt: row.raised_at,
    clearedAt: row.cleared_at,
  }));
}
