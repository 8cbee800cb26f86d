/** What people can be in an institution: its contact, or one of its nurses and doctors. */
export const INSTITUTION_ROLES = ['institution-contact', 'institution-staff'] as const;
export type InstitutionRole = (typeof INSTITUTION_ROLES)[number];

/** Days that an invitation can be taken up: a contact waits for a meeting, a colleague sits beside. */
export const INVITATION_DAYS: Readonly<Record<InstitutionRole, number>> = {
  'institution-contact': 60,
  'institution-staff': 14,
};

/** What makes an invitation usable or not. Instants in UTC. */
export interface InvitationTimes {
  readonly expiresAt: string;
  /** When it was taken up or taken back. */
  readonly endedAt: string | null;
}

/** The instant at which an invitation of an instant is over. */
export function invitationEnd(role: InstitutionRole, invitedAt: string): string {
  return new Date(Date.parse(invitedAt) + INVITATION_DAYS[role] * 86_400_000).toISOString();
}

/** Whether an invitation can be taken up. */
export function isInvitationOpen({ expiresAt, endedAt }: InvitationTimes, now: string): boolean {
  return endedAt === null && Date.parse(now) < Date.parse(expiresAt);
}
