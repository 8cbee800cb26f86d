import { createSenders } from '../deliveries/senders.ts';
import { openHouse } from '../house/open-house.ts';
import { receiveBundle } from '../lmdi/receive-bundle.ts';

/**
 * A process of its own for the tests of kills: `receive-process.ts <home> <token>` receives the bundle that comes on its
 * standard input.
 */
const [, , home = '', token = ''] = process.argv;
const house = await openHouse({ home, access: 'writes', role: 'server' });
const sender = createSenders(house).recognise(token);
if (sender === null) throw new Error('Nobody has this token');
const content = { stream: process.stdin as AsyncIterable<Uint8Array>, from: 0 };
await receiveBundle(house, sender, { content }, { requestId: 'a-request', idempotencyKey: null });
process.stdout.write('received\n');
await house.close();
