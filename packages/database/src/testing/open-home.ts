import { claimHome } from '../connection/home-claim.ts';
import { openDatabase } from '../connection/open-database.ts';

/**
 * A process of its own for the tests of starts and kills: `open-home.ts <home> [claim]`. Says `open` with the server's
 * port when it is open, and closes when its input ends.
 */
const [home = '', wish] = process.argv.slice(2);
try {
  const database = await openDatabase({ home });
  if (wish === 'claim') await claimHome(database, 'server');
  process.stdout.write(`open ${new URL(database.connectionString).port}\n`);
  for await (const _ of process.stdin);
  await database.close();
  process.stdout.write('closed\n');
  process.exit(0);
} catch (error) {
  process.stdout.write(`failed ${error instanceof Error ? error.message : 'unknown'}\n`);
  process.exit(1);
}
