import { availableParallelism } from 'node:os';
import { loadContent } from '@smalspor/content/loading';
import { participationLines } from '../files/participations.ts';
import { productLines } from '../files/products.ts';
import { readme } from '../files/readme.ts';
import { headOf } from '../files/register-file.ts';
import { type CountryFiles, registerFiles } from '../files/register-files.ts';
import type { InstitutionTruth } from '../institutions/institution-truth.ts';
import { joinTruths, makeInstitutions } from '../institutions/make-institutions.ts';
import { type Parcel, parcelsOf } from '../places/parcel.ts';
import type { ParcelTruth } from '../truth/parcel-truth.ts';
import { GENERATOR_VERSION, truthFile } from '../truth/truth-file.ts';
import { type OpenFiles, openFiles } from './country-files.ts';
import type { CountryOptions, CountrySummary } from './country-options.ts';
import { runParcels } from './parcel-pool.ts';
import type { ParcelResult } from './run-parcel.ts';
import { FIRST_YEAR, LAST_YEAR, worldMonth } from './world-time.ts';

type Chosen = Pick<CountryOptions, 'years' | 'seed' | 'scale' | 'counties' | 'municipalities' | 'geography'>;

/**
 * Looks at the options without making anything.
 * @returns the parcels of the chosen part of the country
 * @throws RangeError for years, codes, seed or scale that cannot be
 */
export function checkCountryOptions(options: Chosen): readonly Parcel[] {
  const { years, seed = 1, scale = 1, counties, municipalities } = options;
  refuseBadOptions(years, seed, scale);
  return parcelsOf(options.geography ?? loadContent().geography, { counties, municipalities, scale });
}

/**
 * Makes a country that never was and writes its register files, `truth.json` and `README.txt`. The same seed and options
 * give the same bytes whatever the number of threads. When it is aborted or fails, no file is left behind.
 *
 * @throws RangeError for years, codes, seed or scale that cannot be; the signal's reason when it is aborted.
 */
export async function generateCountry(options: CountryOptions): Promise<CountrySummary> {
  const { years, seed = 1, scale = 1, compress = 'none', signal } = options;
  const parcels = checkCountryOptions(options);
  const files = registerFiles(years);
  const out = await openFiles(options.outDirectory, compress);
  try {
    await beginAll(out, files);
    const truths: ParcelTruth[] = [];
    let dispensings = 0;
    await runParcels(
      parcels.map((parcel) => ({ seed, parcel, years })),
      options.workers ?? availableParallelism(),
      signal,
      async (result) => {
        await appendAll(out, files, result);
        truths.push(result.truth);
        dispensings += result.truth.dispensings.reduce((sum, lines) => sum + lines, 0);
        options.onProgress?.({ done: truths.length, of: parcels.length, dispensings });
      },
    );
    const institutions = joinTruths(await appendInstitutions(out, files, options));
    await out.appendText(
      files.participations.name,
      participationLines(truths, institutions, worldMonth(years.to, 12)),
    );
    const truth = truthFile({
      seed,
      scale,
      years,
      counties: options.counties ?? null,
      municipalities: options.municipalities ?? null,
      parcels: truths,
      institutions,
    });
    await out.plain('truth.json', `${JSON.stringify(truth, null, 1)}\n`);
    await out.plain('README.txt', readme(seed, GENERATOR_VERSION));
    signal?.throwIfAborted();
    return {
      files: await out.finish(),
      dispensings,
      prescribers: truths.reduce((sum, parcel) => sum + parcel.prescribers, 0),
      institutions: institutions.institutions,
      purchases: institutions.purchases,
    };
  } catch (error) {
    await out.discard();
    throw error;
  }

  async function beginAll(target: OpenFiles, all: CountryFiles): Promise<void> {
    const { products, practitioners, declaredLists, cmeGroups } = all;
    for (const file of [
      products,
      practitioners,
      declaredLists,
      cmeGroups,
      ...all.gpLists,
      ...all.dispensings,
      all.institutions.institutions,
      ...all.institutions.sales,
      ...all.institutions.bedDays,
      all.participations,
      all.contacts,
      all.contactCounts,
    ]) {
      await target.begin(file.name, headOf(file));
    }
    await target.appendText(products.name, productLines(years.to));
  }
}

async function appendAll(out: OpenFiles, files: CountryFiles, result: ParcelResult): Promise<void> {
  await out.append(files.practitioners.name, result.practitioners);
  await out.append(files.declaredLists.name, result.declaredLists);
  await out.append(files.cmeGroups.name, result.cmeGroups);
  await out.append(files.contacts.name, result.contacts);
  await out.append(files.contactCounts.name, result.contactCounts);
  for (const [index, file] of files.gpLists.entries()) {
    await out.append(file.name, result.gpLists[index] as Uint8Array);
  }
  for (const [index, file] of files.dispensings.entries()) {
    await out.append(file.name, result.dispensings[index] as Uint8Array);
  }
}

/** Made after the people, in this thread: the institutions of the whole country take some seconds. */
async function appendInstitutions(
  out: OpenFiles,
  { institutions: files }: CountryFiles,
  options: CountryOptions,
): Promise<readonly InstitutionTruth[]> {
  const { years, seed = 1, scale = 1, counties, municipalities } = options;
  const truths: InstitutionTruth[] = [];
  const geography = options.geography ?? loadContent().geography;
  for (const made of makeInstitutions(geography, { years, seed, scale, counties, municipalities })) {
    options.signal?.throwIfAborted();
    await out.appendText(files.institutions.name, made.institutions);
    for (const [index, { name }] of files.sales.entries()) {
      await out.appendText(name, made.sales[index] ?? '');
    }
    for (const [index, { name }] of files.bedDays.entries()) {
      await out.appendText(name, made.bedDays[index] ?? '');
    }
    truths.push(made.truth);
  }
  return truths;
}

function refuseBadOptions(years: CountryOptions['years'], seed: number, scale: number): void {
  if (!Number.isInteger(years.from) || !Number.isInteger(years.to) || years.from > years.to) {
    throw new RangeError(`Years go from a year to the same or a later one, not ${years.from}-${years.to}`);
  }
  if (years.from < FIRST_YEAR || years.to > LAST_YEAR) {
    throw new RangeError(`Years lie between ${FIRST_YEAR} and ${LAST_YEAR}`);
  }
  if (!Number.isSafeInteger(seed)) throw new RangeError('The seed is a whole number');
  if (!(scale > 0 && scale <= 1)) throw new RangeError('The scale lies above 0 and is at most 1');
}
