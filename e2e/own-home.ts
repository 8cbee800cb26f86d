import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHouse } from '../packages/application/src/house/open-house.ts';
import { listInstitutionsToday } from '../packages/application/src/institutions/find-institution.ts';

export interface OwnHome {
  readonly directory: string;
  /** The nursing home of the demonstration's people, and one that is none of theirs. */
  readonly home: string;
  readonly stranger: string;
  remove(): void;
}

/**
 * A copy of the run's home on a day, for a walk that delivers, tells or grants what the walks after it should not meet.
 * @param now the instant that the demonstration shows, ISO 8601
 */
export async function ownHome(now: string): Promise<OwnHome> {
  const scratch = mkdtempSync(join(tmpdir(), 'smalspor-walk-'));
  const remove = (): void => rmSync(scratch, { recursive: true, force: true });
  try {
    const directory = join(scratch, 'home');
    // With owners: the database’s files are not those of whoever runs this.
    execFileSync('cp', ['-a', process.env.E2E_HOME ?? '', directory]);
    return { directory, ...(await nursingHomes(directory, now)), remove };
  } catch (error) {
    remove();
    throw error;
  }
}

async function nursingHomes(directory: string, now: string): Promise<Pick<OwnHome, 'home' | 'stranger'>> {
  const house = await openHouse({ home: directory, access: 'writes', role: 'command' });
  await house.clock.set(now);
  const homes = (await listInstitutionsToday(house, house.db)).filter(
    ({ isOpen, wards }) => isOpen && wards.some(({ wardType }) => wardType === 'long-term'),
  );
  await house.close();
  const [first, last] = [homes[0], homes.at(-1)];
  if (!first || !last || first === last) throw new Error('The register has fewer than two nursing homes');
  return { home: String(first.organisation), stranger: String(last.organisation) };
}
