import { openHouse } from '../house/open-house.ts';
import { publishRelease } from '../releases/publish-release.ts';
import { operator, quietTools } from './actors.ts';

/**
 * A process of its own for the tests of kills: `publish-process.ts <home>`. Says each step of the work when it begins,
 * and `published` at the end.
 */
let said = '';
function say(word: string): void {
  if (word !== said) process.stdout.write(`${word}\n`);
  said = word;
}

const house = await openHouse({ home: process.argv[2] ?? '', access: 'writes', role: 'command' });
say('opened');
await publishRelease(house, operator, quietTools({ onProgress: ({ step }) => say(step) }));
say('published');
await house.close();
