/**
 * Where a delivery is on its way: announced and not whole, being moved into the house, in the house, in the lake, in a
 * release, reported on. `withdrawn` is one whose sender took the manifest away again.
 */
export const DELIVERY_STATES = [
  'waiting',
  'taking',
  'taken',
  'imported',
  'released',
  'done',
  'refused',
  'withdrawn',
] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** What somebody must look at: see the sentence of each among the texts. */
export const ALERT_KINDS = ['late', 'incomplete', 'refused', 'stopped', 'unannounced'] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];
