export * from './all-migrations.ts';
export { migrateDatabase } from './migrate-database.ts';
