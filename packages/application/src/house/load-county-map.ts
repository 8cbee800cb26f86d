import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type DrawnMap, drawMap, readAreas } from '@smalspor/domain/maps';
import type { Geography } from '@smalspor/domain/organisation';
import { Refusal } from '@smalspor/domain/refusal';
import { formatMonth } from '@smalspor/domain/time';
import type { Configuration } from '../configuration/index.ts';

/** Borders at 1:1 000 000 are some megabytes; a larger file is of a scale that no screen shows. */
const MOST_BYTES = 20_000_000;

/**
 * Reads the site's borders of the counties, once, and draws them.
 * @param home the directory that a relative path starts from
 * @returns `null` where the site has given none
 * @throws Refusal `configuration-invalid` with every fault of the file and what to do
 */
export async function loadCountyMap(
  { counties: path, property }: Configuration['map'],
  home: string,
  geography: Geography,
): Promise<DrawnMap | null> {
  if (path === null) return null;
  const faults: string[] = [];
  const text = await readText(resolve(home, path), faults);
  const areas =
    text === null
      ? []
      : readAreas(
          text,
          property,
          (code) => whyNoCounty(geography, code),
          (fault) => faults.push(fault),
        );
  if (faults.length > 0) {
    throw new Refusal(
      'configuration-invalid',
      `The map of the counties (map.counties) cannot be used:\n${faults.map((one) => `- ${one}`).join('\n')}`,
    );
  }
  return drawMap(areas);
}

async function readText(file: string, faults: string[]): Promise<string | null> {
  try {
    const { size } = await stat(file);
    if (size <= MOST_BYTES) return await readFile(file, 'utf8');
    faults.push(
      `${file} is larger than ${MOST_BYTES / 1_000_000} MB: simplify its borders before it is used.`,
    );
  } catch {
    faults.push(`${file} cannot be read: put the file there, or take map.counties away.`);
  }
  return null;
}

function whyNoCounty({ countyByCode }: Geography, code: string): string | null {
  const county = countyByCode.get(code);
  if (county === undefined) return `${code} is no county: its code has two digits, such as 03.`;
  return county.last === null
    ? null
    : `${code} was a county until ${formatMonth(county.last)}: take a file of the counties of today.`;
}
