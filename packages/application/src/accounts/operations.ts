import { chooseLanguage } from './choose-language.ts';

/** What the contract’s operations about accounts do. */
export const operations = {
  chooseLanguage,
};
