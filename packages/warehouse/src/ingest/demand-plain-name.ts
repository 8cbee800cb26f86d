import { namesIdentityNumber } from './find-identity-number.ts';
import { ImportRefusal } from './import-refusal.ts';

/**
 * Names of files stand in messages, logs, tasks and the database, so a name that holds a national identity number goes
 * nowhere: the refusal does not repeat it.
 * @throws ImportRefusal `identity-number`
 */
export function demandPlainName(name: string): void {
  if (!namesIdentityNumber(name)) return;
  throw new ImportRefusal(
    'identity-number',
    "The file's name holds a valid national identity number. Nothing was read in. Give the file another name.",
  );
}
