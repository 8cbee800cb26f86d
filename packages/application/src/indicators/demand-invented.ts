import { type Actor, canProduceReport } from '@smalspor/domain/access';
import { Refusal } from '@smalspor/domain/refusal';
import type { House } from '../house/house.ts';

/**
 * Figures of a doctor, a group or an institution are for those concerned; the command line has them in homes with invented
 * data. @throws Refusal `not-allowed` that says whose they are
 */
export async function demandInvented(house: House, actor: Actor, whose: string): Promise<void> {
  if (!canProduceReport(actor) || !(await house.synthetic())) throw new Refusal('not-allowed', whose);
}
