export { openTestDatabase, type TestDatabase, withTestDatabase } from './with-test-database.ts';
