import type { Role } from '@smalspor/domain/access';

export const DEMO_DATA_MANAGER = 'demo-data-manager';
export const DEMO_PROGRAMME_ADMIN = 'demo-programme-admin';
export const DEMO_STUDENT = 'demo-student';
export const DEMO_REGIONAL = 'demo-regional-centre';
export const DEMO_CONTACT = 'demo-institution-contact';
export const DEMO_HOME_DOCTOR = 'demo-institution-doctor';
/** In no register of practitioners: the number of a doctor who works in a nursing home alone. */
export const DEMO_HOME_DOCTOR_HPR = '999999001';

/** The subjects that the demo's log-in gives its invented people without an HPR number, and what they are. */
export const DEMO_STAFF: ReadonlyMap<string, readonly Role[]> = new Map([
  [DEMO_DATA_MANAGER, ['data-manager']],
  [DEMO_PROGRAMME_ADMIN, ['programme-admin']],
  [DEMO_STUDENT, ['participant']],
]);
