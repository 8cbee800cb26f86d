import { expect, it } from 'vitest';
import { busyPlaceBlock, placeBlock } from './place-block.ts';
import { reportTexts } from './report-texts.ts';
import { indicatorWith, messages } from './testing/report-with.ts';

const texts = reportTexts(messages);
const bins = [
  { from: 200, to: 300, prescribers: 20 },
  { from: 300, to: 400, prescribers: 15 },
];
const own = { shrunken: 310, percentile: 60, low: 45, high: 75 };

it('tells the place among those who are about as busy beside that among everyone', () => {
  const place = { bins, own: { ...own, percentile: 80 }, previous: null };
  const input = indicatorWith('prescriptions-per-1000', [300, 12_000], { place, busyPlace: { bins, own } });
  const [everyone, busy] = [placeBlock(input, texts), busyPlaceBlock(input, texts)];
  expect(busy?.id).not.toBe(everyone?.id);
  expect(busy?.title.nb).toBe('Resepter per 1000, blant like travle fastleger');
  expect(busy?.summary.en).toMatch(/^Here is the fifth .* as you\. Of 100 GPs, about 60 have a lower figure/);
  expect(everyone?.summary.en).toMatch(/^Of 100 GPs, about 80/);
});

it('says that the equally busy are too few, and is left out where nobody knows how busy the reader is', () => {
  const alone = indicatorWith('prescriptions-per-1000', [300, 12_000], {
    busyPlace: { bins: [], own: null },
  });
  expect(busyPlaceBlock(alone, texts)?.summary.nb).toContain('For få fastleger');
  expect(busyPlaceBlock(indicatorWith('prescriptions-per-1000', [300, 12_000], {}), texts)).toBeNull();
});
