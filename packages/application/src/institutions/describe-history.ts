import type { OutputOf } from '@smalspor/contract/operations';
import { listInstitutionWards } from '@smalspor/database/institutions';
import {
  type InstitutionChange,
  type InstitutionWard,
  institutionHistory,
} from '@smalspor/domain/institutions';
import { formatMonth, monthOfDate, norwegianDateOf } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import { municipalityIn } from '../programmes/municipality-in.ts';

type Told = OutputOf<'readInstitution'>['history'][number];

/** What the register says has become of an institution, in the names of municipalities and institutions. */
export async function describeHistory(house: House, organisation: number): Promise<readonly Told[]> {
  const wards = await listInstitutionWards(house.db);
  const { geography } = house.content;
  const now = monthOfDate(norwegianDateOf(house.now()));
  const placeOf = (code: string): string => municipalityIn(geography, code, now);
  const municipality = (code: string): string => geography.municipalityByCode.get(code)?.name ?? code;
  return institutionHistory(organisation, wards, now, placeOf).map((change) => ({
    ...{ month: formatMonth(change.month), kind: change.kind },
    wardType: 'wardType' in change ? change.wardType : null,
    ...sidesOf(change, (other) => nameOf(wards, other), municipality),
  }));
}

function sidesOf(
  change: InstitutionChange,
  institution: (organisation: number) => string,
  municipality: (code: string) => string,
): Pick<Told, 'before' | 'after'> {
  const beds = (count: number | null): string | null => (count === null ? null : String(count));
  switch (change.kind) {
    case 'opened':
      return { before: null, after: beds(change.beds) };
    case 'closed':
      return { before: null, after: null };
    case 'taken-over':
      return { before: null, after: institution(change.organisation) };
    case 'took-over':
      return { before: institution(change.organisation), after: null };
    case 'beds':
      return { before: beds(change.before), after: beds(change.after) };
    case 'renamed':
      return { before: change.before, after: change.after };
    case 'moved':
      return { before: municipality(change.before), after: municipality(change.after) };
  }
}

/** The newest name of an institution; its number where the register does not have it. */
function nameOf(wards: readonly InstitutionWard[], organisation: number): string {
  const own = wards.filter((ward) => ward.organisation === organisation);
  const newest = own.toSorted((a, b) => b.fromMonth - a.fromMonth)[0];
  return newest?.name ?? String(organisation);
}
