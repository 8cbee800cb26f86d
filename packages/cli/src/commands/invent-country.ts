import type { CountryOptions, CountrySummary } from '@smalspor/synthetic/country';
import { type CommandContext, UsageError } from '../terminal/run-command.ts';

export type ChosenCountry = Pick<CountryOptions, 'years' | 'counties' | 'seed'>;

/** Looks at the options before anything is made. @throws UsageError for years or codes that cannot be */
export async function checkCountry(options: ChosenCountry): Promise<void> {
  const { checkCountryOptions } = await import('@smalspor/synthetic/country');
  try {
    checkCountryOptions(options);
  } catch (error) {
    throw asUsage(error);
  }
}

/** Makes an invented country and shows how far it is. @throws UsageError for years, codes or shares that cannot be */
export async function inventCountry(
  options: Omit<CountryOptions, 'onProgress' | 'signal'>,
  { progress, signal }: Pick<CommandContext, 'progress' | 'signal'>,
): Promise<CountrySummary> {
  const { generateCountry } = await import('@smalspor/synthetic/country');
  try {
    return await generateCountry({
      ...options,
      onProgress: ({ done, of }) => progress({ phase: 'Inventing a country', done, total: of }),
      signal,
    });
  } catch (error) {
    throw asUsage(error);
  }
}

function asUsage(error: unknown): unknown {
  return error instanceof RangeError ? new UsageError(error.message) : error;
}
