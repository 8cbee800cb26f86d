import type { StoredInstitutionReport } from '@smalspor/database/institution-report';
import { WARD_TYPES } from '@smalspor/domain/institutions';

/** Of what was issued together, the kind of stay that comes first in the order of the ward types. */
export function firstOfIssue<R extends Pick<StoredInstitutionReport, 'unitType'>>(
  reports: readonly R[],
): R | undefined {
  const place = ({ unitType }: R) =>
    unitType === 'mixed' ? WARD_TYPES.length : WARD_TYPES.indexOf(unitType);
  return reports.toSorted((a, b) => place(a) - place(b))[0];
}
