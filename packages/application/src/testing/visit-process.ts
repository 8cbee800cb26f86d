import { createInterface } from 'node:readline';
import type { Actor } from '@smalspor/domain/access';
import { openHouse } from '../house/open-house.ts';
import { saveVisitAnswers, sendVisitReport } from '../visits/fill-in-visits.ts';

/**
 * A process of its own for the tests of kills: `visit-process.ts <home> <actor>` does what a device asks of the server, one
 * request as JSON on each line of its standard input, and says when it is done.
 */
const [, , home = '', visitor = ''] = process.argv;
const house = await openHouse({ home, access: 'writes', role: 'server' });
const actor = JSON.parse(visitor) as Actor;
for await (const line of createInterface({ input: process.stdin })) {
  const { key, save, send } = JSON.parse(line);
  const call = { requestId: key, idempotencyKey: key };
  if (save) await saveVisitAnswers(house, actor, save, call);
  if (send) await sendVisitReport(house, actor, send, call);
  process.stdout.write(`${key}\n`);
}
await house.close();
