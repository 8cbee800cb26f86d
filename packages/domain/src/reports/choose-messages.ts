import type { Candidate } from './candidate.ts';
import type { KeyMessage } from './model.ts';

const MOST_MESSAGES = 3;
const TONES: readonly KeyMessage['tone'][] = ['strength', 'room', 'neutral'];

/** What may be said beside the figures' own messages. */
export interface Situation {
  /** In order of importance; the first is always told. */
  readonly mustKnow: readonly KeyMessage[];
  /** Told where there is room. */
  readonly mayKnow: readonly KeyMessage[];
  /** Told where the figures have nothing to say. */
  readonly nothing: KeyMessage;
}

/**
 * At most three messages: strengths first, then what there is room for, the most prescriptions first and one for each topic;
 * then what stayed as it was, and what the reader must know of the situation.
 */
export function chooseMessages(candidates: readonly Candidate[], situation: Situation): KeyMessage[] {
  const [mustKnow, ...less] = situation.mustKnow;
  const room = MOST_MESSAGES - (mustKnow ? 1 : 0);
  const chosen = pick(candidates, room).map(toMessage);
  const messages = chosen.some(({ tone }) => tone !== 'neutral')
    ? chosen
    : [...chosen, situation.nothing].slice(0, room);
  if (mustKnow) messages.push(mustKnow);
  return [...messages, ...less, ...situation.mayKnow].slice(0, MOST_MESSAGES);
}

function pick(candidates: readonly Candidate[], room: number): Candidate[] {
  const strengths = ranked(candidates, 'strength');
  const rooms = ranked(candidates, 'room');
  const [strength] = strengths;
  const chosen = strength ? [strength] : [];
  const isNew = (candidate: Candidate) => chosen.every(({ topic }) => topic !== candidate.topic);
  for (const candidate of [...rooms, ...strengths, ...ranked(candidates, 'neutral')]) {
    if (chosen.length >= room) break;
    if (isNew(candidate)) chosen.push(candidate);
  }
  return chosen.toSorted((a, b) => TONES.indexOf(a.tone) - TONES.indexOf(b.tone));
}

/** Ties are settled by rule and indicator, so that the same data always give the same messages. */
function ranked(candidates: readonly Candidate[], tone: Candidate['tone']): Candidate[] {
  const name = ({ rule, indicator }: Candidate) => `${rule} ${indicator}`;
  return candidates
    .filter((candidate) => candidate.tone === tone)
    .toSorted((a, b) => b.weight - a.weight || (name(a) < name(b) ? -1 : 1));
}

function toMessage({ topic: _, weight: __, ...message }: Candidate): KeyMessage {
  return message;
}
