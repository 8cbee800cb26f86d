import { resolve } from 'node:path';
import { isRefusal } from '@smalspor/domain/refusal';
import { CONTENT_DIRECTORY } from '../loading/load-content.ts';
import { lockPublished } from './lock-published.ts';

// Usage: node packages/content/src/lock/command.ts [DIRECTORY]
try {
  const added = lockPublished(resolve(process.argv[2] ?? CONTENT_DIRECTORY));
  console.log(added.length === 0 ? 'The lock is up to date.' : `Locked ${added.join(', ')}.`);
} catch (error) {
  if (!isRefusal(error)) throw error;
  console.error(error.detail);
  process.exitCode = 1;
}
