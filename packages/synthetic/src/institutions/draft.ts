import type { RandomStream } from '../chance/random-stream.ts';
import { FIRST_YEAR, LAST_YEAR, WORLD_MONTHS, worldMonth } from '../country/world-time.ts';
import type { Institution, Ward, WardSpan } from './institution.ts';

/** An institution while it is drawn. */
export interface Draft
  extends Omit<Institution, 'wards' | 'until' | 'continuedBy' | 'place' | 'placeNumber'> {
  until: number;
  continuedBy: number | null;
  wards: Ward[];
}

const CLOSES = 0.05;
const MERGES = 0.06;
const CHANGES_BEDS = 0.14;

/** Closures, mergers and changed numbers of beds through the years. The first home of a place stays, so that no place is left without. */
export function reorganise(random: RandomStream, drafts: Draft[]): void {
  const homes = drafts.filter(({ kind }) => kind === 'nursing-home');
  for (const home of homes) {
    for (const [index, ward] of home.wards.entries()) {
      if (ward.type === 'acute' || !random.chance(CHANGES_BEDS)) continue;
      const month = drawMonth(random);
      const factor = 0.75 + 0.5 * random.uniform();
      home.wards[index] = changeBeds(ward, month, (beds) => Math.max(2, Math.round(beds * factor)));
    }
  }
  const successors = new Set<Draft>();
  for (const home of homes.slice(1)) {
    const draw = random.uniform();
    const month = Math.max(home.from + 24, drawMonth(random));
    const other = homes[random.below(homes.length)];
    if (draw >= CLOSES + MERGES || month >= WORLD_MONTHS || successors.has(home)) continue;
    if (draw < CLOSES) close(home, month);
    else if (other && other !== home && other.until === WORLD_MONTHS && other.from < month) {
      takeOver(other, home, month);
      successors.add(other);
      home.continuedBy = other.organisation;
      close(home, month);
    }
  }
}

function drawMonth(random: RandomStream): number {
  return worldMonth(FIRST_YEAR + 1 + random.below(LAST_YEAR - FIRST_YEAR), 1 + random.below(12));
}

function close(home: Draft, month: number): void {
  home.until = month;
  home.wards = home.wards
    .map(({ type, spans }) => ({
      type,
      spans: spans
        .filter(({ from }) => from < month)
        .map((span) => ({ ...span, until: Math.min(span.until, month) })),
    }))
    .filter(({ spans }) => spans.length > 0);
}

/** The beds that the closing home has in its last month go to the other, type by type. */
function takeOver(into: Draft, from: Draft, month: number): void {
  for (const { type, spans } of from.wards) {
    const beds = spans.find((span) => span.from < month && month <= span.until)?.beds ?? 0;
    if (beds === 0) continue;
    const index = into.wards.findIndex((ward) => ward.type === type);
    const ward = into.wards[index];
    if (ward) into.wards[index] = changeBeds(ward, month, (own) => own + beds);
    else into.wards.push({ type, spans: [{ from: month, until: into.until, beds }] });
  }
}

/** The beds of every span from a month on. */
function changeBeds(ward: Ward, month: number, change: (beds: number) => number): Ward {
  const spans = ward.spans.flatMap((span): WardSpan[] => {
    if (span.until <= month) return [span];
    const later = { ...span, from: Math.max(span.from, month), beds: change(span.beds) };
    if (span.from >= month || later.beds === span.beds) return [{ ...later, from: span.from }];
    return [{ ...span, until: month }, later];
  });
  return { type: ward.type, spans };
}
