import { type Actor, canRecruit } from '@smalspor/domain/access';
import { monthOfDate, norwegianDateOf } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import { municipalityIn } from './municipality-in.ts';

/** Whether the actor may ask groups of a municipality, whatever year its code is of. */
export function recruitsIn(house: House, actor: Actor, municipality: string): boolean {
  return canRecruit(actor, codeToday(house)(municipality));
}

/** The code of today of a municipality of any year. */
export function codeToday({ content, now }: House): (code: string) => string {
  const month = monthOfDate(norwegianDateOf(now()));
  return (code) => municipalityIn(content.geography, code, month);
}
