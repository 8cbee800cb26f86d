import type { Actor } from '@smalspor/domain/access';

/** How a round names someone: a doctor by HPR number, anyone else by account. */
export function participantOf({ hpr, userId }: Pick<Actor, 'hpr' | 'userId'>): string {
  return hpr === null ? `person:${userId}` : doctorIn(hpr);
}

export function doctorIn(hpr: string): string {
  return `hpr:${hpr}`;
}

/** The HPR number of a participant; `null` for someone without one. */
export function hprOf(participant: string): string | null {
  return participant.startsWith('hpr:') ? participant.slice('hpr:'.length) : null;
}
