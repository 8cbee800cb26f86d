import { Refusal } from '@smalspor/domain/refusal';
import type { DemoLogIn } from '../http/server-options.ts';

/**
 * The demo lets anyone be anyone, so it must never stand before real people's figures.
 * @throws Refusal `demo-only` when the home holds anything but synthetic data.
 */
export async function refuseRealData(demo: DemoLogIn): Promise<void> {
  if (await demo.holdsOnlySyntheticData()) return;
  throw new Refusal(
    'demo-only',
    'This home holds register data that is not synthetic, so the demo log-in does not start. Configure HelseID, or use another home.',
  );
}
