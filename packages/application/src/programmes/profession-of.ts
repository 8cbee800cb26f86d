import type { Actor } from '@smalspor/domain/access';
import type { Profession, UnitKind } from '@smalspor/domain/programmes';

/** Codes of the register of health personnel (code system 9060). */
const DOCTOR = 'LE';
const NURSE = 'SP';

/**
 * As what somebody takes part in a unit of a kind. Nurses and others have HPR numbers too, so that the number alone makes nobody
 * a doctor: the authorisations do, as the log-in service told them. Where it told none, the registers of GPs and of their groups
 * vouch for a doctor, and anybody else is what the kind takes people without a number for: a wrong course point is worse than
 * none.
 *
 * @returns `null` when the kind does not take the person; one that asks everybody for a number takes doctors alone
 */
export function professionOf(
  { hpr, professions = null, roles }: Pick<Actor, 'hpr' | 'professions' | 'roles'>,
  { withoutHpr }: Pick<UnitKind, 'withoutHpr'>,
): Profession | null {
  if (hpr === null) return withoutHpr;
  if (professions === null) {
    return roles.includes('gp') || roles.includes('group-leader') ? 'doctor' : withoutHpr;
  }
  if (professions.includes(DOCTOR)) return 'doctor';
  if (withoutHpr === null) return null;
  return professions.includes(NURSE) ? 'nurse' : 'other';
}
