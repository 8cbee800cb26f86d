export type { Db, Tables } from './tables.ts';
