import type { Candidate } from './candidate.ts';
import type { KeyMessage } from './model.ts';

const MOST_MESSAGES = 3;

/**
 * At most three messages: strengths first, then what there is room for, the most prescriptions first and one for each topic;
 * then what the reader must know of the situation. Where nothing stands out, that is the message.
 * @param situation in order of importance; the first is always told.
 */
export function chooseMessages(
  candidates: readonly Candidate[],
  situation: readonly KeyMessage[],
  nothing: KeyMessage,
): KeyMessage[] {
  const [mustKnow, ...mayKnow] = situation;
  const room = MOST_MESSAGES - (mustKnow ? 1 : 0);
  const chosen = pick(candidates, room);
  const messages = chosen.map(({ topic: _, weight: __, ...message }) => message);
  const steady = candidates.find(({ tone }) => tone === 'neutral');
  if (messages.length === 0) messages.push(steady ? withoutRanking(steady) : nothing);
  if (messages.length === 1 && messages[0]?.rule.endsWith('steady') && room > 1) messages.push(nothing);
  if (mustKnow) messages.push(mustKnow);
  return [...messages, ...mayKnow].slice(0, MOST_MESSAGES);
}

function pick(candidates: readonly Candidate[], room: number): Candidate[] {
  const strengths = ranked(candidates, 'strength');
  const rooms = ranked(candidates, 'room');
  const [strength] = strengths;
  const chosen = strength ? [strength] : [];
  const isNew = (candidate: Candidate) => chosen.every(({ topic }) => topic !== candidate.topic);
  for (const candidate of [...rooms, ...strengths]) {
    if (chosen.length >= room) break;
    if (isNew(candidate)) chosen.push(candidate);
  }
  return chosen.toSorted((a, b) => Number(a.tone === 'room') - Number(b.tone === 'room'));
}

/** Ties are settled by rule and indicator, so that the same data always give the same messages. */
function ranked(candidates: readonly Candidate[], tone: Candidate['tone']): Candidate[] {
  const name = ({ rule, indicator }: Candidate) => `${rule} ${indicator}`;
  return candidates
    .filter((candidate) => candidate.tone === tone)
    .toSorted((a, b) => b.weight - a.weight || (name(a) < name(b) ? -1 : 1));
}

function withoutRanking({ topic: _, weight: __, ...message }: Candidate): KeyMessage {
  return message;
}
