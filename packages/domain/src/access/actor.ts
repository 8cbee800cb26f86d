/**
 * What someone may be here. A role follows from facts (an HPR number in the register of practitioners, a leader's
 * membership of a CME group, the configuration's list of data managers), never from what a client asks for.
 * `institution-contact` is the contact of a nursing home or another institution, whom the programme's staff have named;
 * `institution-staff` are the nurses and doctors there whom the contact has taken in.
 * `participant` is somebody without an HPR number whom the programmes' kinds of unit take, such as a student.
 * `operator` is the named person behind the command line, `sender` a machine that the configuration names.
 */
export const ROLES = [
  'gp',
  'group-leader',
  'data-manager',
  'operator',
  'municipal-doctor',
  'county-staff',
  'regional-centre',
  'programme-admin',
  'secretariat',
  'researcher',
  'institution-contact',
  'institution-staff',
  'participant',
  'sender',
] as const;
export type Role = (typeof ROLES)[number];

/** What a role can be held in, and what figures can be about. */
export const PLACE_KINDS = ['group', 'municipality', 'county', 'region', 'institution', 'nation'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/**
 * A unit: a CME group's number, a municipality's or county's code, a health region's id,
 * an institution's organisation number.
 */
export interface Place {
  readonly kind: PlaceKind;
  readonly id: string;
}

/** Where someone holds a role today. */
export interface RolePlace extends Place {
  readonly role: Role;
}

/** The signed-in person on whose behalf something happens; every use case takes one. */
export interface Actor {
  readonly userId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** Number in the register of health personnel, digits only; `null` for people without one. */
  readonly hpr: string | null;
  /**
   * Codes of the professions that the person is authorised in, as the log-in service told at the last log-in; left out or
   * `null` where it told none. They open nothing: they say as whom somebody takes part in a programme.
   */
  readonly professions?: readonly string[] | null;
  /**
   * Where the roles are held: the group that is led, the doctor's own group, municipality and county, the county that
   * someone works for. A role that needs a place and has none reaches nobody's data.
   */
  readonly places?: readonly RolePlace[];
}
