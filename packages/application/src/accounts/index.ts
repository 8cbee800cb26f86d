export type { GrantedRole } from '@smalspor/database/people';
export * from './choose-language.ts';
export * from './create-accounts.ts';
export * from './create-demo-people.ts';
export * from './create-session-store.ts';
export * from './staff-roles.ts';
export { STAFF_ROLE_NAMES, type StaffRole } from './staff-units.ts';
