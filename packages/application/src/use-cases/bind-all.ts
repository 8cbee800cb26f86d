import type { House } from '../house/house.ts';

type Unbound = (house: House, ...args: never[]) => Promise<unknown>;

type Bound<UseCase> = UseCase extends (house: House, ...args: infer Args) => infer Result
  ? (...args: Args) => Result
  : never;

/** The same use cases with the house given: what is left are the arguments of the operation. */
export function bindAll<UseCases extends Readonly<Record<string, Unbound>>>(
  house: House,
  useCases: UseCases,
): { readonly [Name in keyof UseCases]: Bound<UseCases[Name]> } {
  const bound = Object.entries(useCases).map(([name, useCase]) => [
    name,
    (...args: never[]) => useCase(house, ...args),
  ]);
  return Object.fromEntries(bound);
}
