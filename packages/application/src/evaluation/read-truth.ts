import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NO_TRUTH, type TrueChanges, WINDOW_MONTHS } from '@smalspor/domain/evaluation';
import type { House } from '../house/house.ts';

/** What the generator planted, in the home's own directory; nothing of the kind exists in a home with real data. */
export const TRUTH_FILE = 'truth.json';

type Json =
  | { readonly [name: string]: Json | undefined }
  | readonly Json[]
  | string
  | number
  | boolean
  | null;

/** Where the truth about an indicator stands. */
const PLACES: Readonly<
  Record<string, { readonly described: readonly string[]; readonly effect: readonly string[] }>
> = {
  'prescriptions-per-1000': {
    described: ['descriptive', 'prescriptionsPer1000'],
    effect: ['causal', 'byMonthSinceStart', 'prescriptions'],
  },
  'penicillin-v-share': {
    described: ['descriptive', 'penicillinVShareRelative'],
    effect: ['causal', 'byMonthSinceStart', 'penicillinV'],
  },
  'institution-total': {
    described: ['institutions', 'descriptive', 'antibiotics'],
    effect: ['institutions', 'causal', 'byMonthSinceStart', 'antibiotics'],
  },
  'institution-urinary': {
    described: ['institutions', 'descriptive', 'urinary'],
    effect: ['institutions', 'causal', 'byMonthSinceStart', 'urinary'],
  },
};

/** The truth by indicator, and why there is none where nothing is known. */
export interface KnownTruth {
  readonly of: (indicator: string) => TrueChanges;
  readonly missing: 'not-synthetic' | 'no-file' | null;
}

export async function readTruth(house: House): Promise<KnownTruth> {
  if (!(await house.synthetic())) return { of: () => NO_TRUTH, missing: 'not-synthetic' };
  const text = await readFile(join(house.home.root, TRUTH_FILE), 'utf8').catch(() => null);
  if (text === null) return { of: () => NO_TRUTH, missing: 'no-file' };
  const truth: unknown = JSON.parse(text);
  return { of: (indicator) => trueChanges(truth, indicator), missing: null };
}

/** What the generator's own file says of one indicator. */
export function trueChanges(file: unknown, indicator: string): TrueChanges {
  const truth = file as Json;
  const place = PLACES[indicator];
  if (place === undefined) return NO_TRUTH;
  const described = at(truth, place.described);
  const [withIt, without] = ['with', 'without'].map((name) => firstYear(at(truth, [...place.effect, name])));
  return {
    participants: number(at(described, ['participants'])) ?? number(at(described, ['changePercent'])),
    nation: number(at(described, ['nation'])) ?? number(at(described, ['nationPercent'])),
    effect: withIt == null || without == null || without === 0 ? null : 100 * (withIt / without - 1),
  };
}

function at(value: Json | undefined, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (found, name) =>
      typeof found === 'object' && found !== null && !Array.isArray(found)
        ? (found as { readonly [name: string]: Json | undefined })[name]
        : undefined,
    value,
  );
}

function number(value: Json | undefined): number | null {
  return typeof value === 'number' ? value : null;
}

function firstYear(value: Json | undefined): number | null {
  if (!Array.isArray(value)) return null;
  return value.slice(0, WINDOW_MONTHS).reduce<number>((sum, each) => sum + Number(each), 0);
}
