export * from './country-options.ts';
export { checkCountryOptions, generateCountry } from './generate-country.ts';
