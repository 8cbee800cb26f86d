import { expect, it } from 'vitest';
import { browserLanguage } from './language-cookie.ts';

it('follows the browser’s wishes in their order', () => {
  expect(browserLanguage(['nn-NO', 'nb'])).toBe('nn');
  expect(browserLanguage(['no'])).toBe('nb');
  expect(browserLanguage(['se', 'en-GB'])).toBe('en');
});

it('speaks bokmål when it knows none of them', () => {
  expect(browserLanguage(['fr', 'de'])).toBe('nb');
  expect(browserLanguage([])).toBe('nb');
});
