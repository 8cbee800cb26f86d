import type { CountryOptions, CountrySummary } from '@smalspor/synthetic/country';
import { type CommandContext, UsageError } from '../terminal/run-command.ts';

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
    throw error instanceof RangeError ? new UsageError(error.message) : error;
  }
}
