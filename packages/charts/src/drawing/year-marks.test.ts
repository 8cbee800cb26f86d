import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { yearMarks } from './year-marks.ts';

/** What is written under a picture of these periods. */
function writtenUnder(ends: readonly string[]): readonly string[] {
  const marks = yearMarks(ends, (index) => index * 100, { bottom: 0, width: 1000, size: 10 });
  return marks.flatMap((mark) => /<text[^>]*>([^<]+)</.exec(renderToStaticMarkup(mark))?.[1] ?? []);
}

it('names calendar years by their numbers, and the only other periods by their months', () => {
  expect(writtenUnder(['2018-12', '2019-12', '2020-12'])).toEqual(['2018', '2019', '2020']);
  expect(writtenUnder(['2019-03', '2019-06', '2019-12'])).toEqual(['2019-03', '2019-06', '2019-12']);
  expect(writtenUnder(['2019-09', '2019-12', '2020-03', '2020-06', '2020-09'])).toEqual(['2019', '2020']);
});
