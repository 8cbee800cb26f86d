import type { Route } from './medicines.ts';

/** How registers write the routes, in lower case and without points. Injection and infusion of every kind are parenteral. */
const WRITTEN: Readonly<Record<string, Route>> = {
  o: 'O',
  po: 'O',
  oral: 'O',
  peroral: 'O',
  p: 'P',
  iv: 'P',
  im: 'P',
  sc: 'P',
  parenteral: 'P',
  intravenøs: 'P',
  intramuskulær: 'P',
  r: 'R',
  rektal: 'R',
  rectal: 'R',
  v: 'V',
  vaginal: 'V',
  n: 'N',
  nasal: 'N',
  inhalsolution: 'inhal.solution',
  inhalpowder: 'inhal.powder',
};

/**
 * The route that a register's word stands for; `null` for an empty or unknown word. Plain `I` (inhalation) is unknown
 * here, because powder and solution have different DDDs.
 */
export function routeOf(text: string | null): Route | null {
  return WRITTEN[text?.trim().toLowerCase().replaceAll('.', '') ?? ''] ?? null;
}
