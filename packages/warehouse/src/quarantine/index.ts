export * from './open-quarantine.ts';
export type { QuarantinedRow, QuarantineHeader, QuarantineKey } from './quarantine-file.ts';
export * from './seal-quarantine.ts';
