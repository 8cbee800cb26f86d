export * from './alert-queries.ts';
export * from './delivery-queries.ts';
export * from './step-queries.ts';
export { ALERT_KINDS, type AlertKind, DELIVERY_STATES, type DeliveryState } from './tables.ts';
