import { listDeliveries } from '@smalspor/database/deliveries';
import { openHouse } from '../house/open-house.ts';
import { createUseCases } from '../use-cases/create-use-cases.ts';

/**
 * A process of its own for the tests of kills: `serve-process.ts <home>`. It does the work of a served home, without the server,
 * and says each new state of the newest delivery.
 */
const house = await openHouse({ home: process.argv[2] ?? '', access: 'writes', role: 'server' });
await createUseCases({ ...house, log: house.log.child({}, { level: 'silent' }) });
process.stdout.write('working\n');
let said = '';
for (;;) {
  const [newest] = await listDeliveries(house.db, 1);
  if (newest !== undefined && newest.state !== said) {
    said = newest.state;
    process.stdout.write(`${said}\n`);
  }
  await new Promise((resolve) => setTimeout(resolve, 5));
}
