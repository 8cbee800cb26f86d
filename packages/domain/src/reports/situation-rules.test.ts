import { describe, expect, it } from 'vitest';
import { monthList } from './situation-rules.ts';

describe('a list of months', () => {
  it('tells three and more that follow each other as a span', () => {
    expect(monthList(['2019-11', '2019-12', '2020-01', '2020-03', '2020-05', '2020-06'])).toEqual({
      nb: 'november 2019–januar 2020, mars 2020, mai 2020 og juni 2020',
      nn: 'november 2019–januar 2020, mars 2020, mai 2020 og juni 2020',
      en: 'November 2019–January 2020, March 2020, May 2020 and June 2020',
    });
  });

  it('names one month by itself', () => {
    expect(monthList(['2020-03']).nb).toBe('mars 2020');
  });
});
