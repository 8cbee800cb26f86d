export * from './country-options.ts';
export { generateCountry } from './generate-country.ts';
