export { DatabaseError } from './database-error.ts';
export { claimHome, type HomeClaim, type HomeRole } from './home-claim.ts';
export { type OpenDatabaseOptions, type OpenedDatabase, openDatabase } from './open-database.ts';
