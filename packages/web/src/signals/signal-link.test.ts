import { describe, expect, it } from 'vitest';
import { signalLink } from './signal-link.ts';
import type { SignalView } from './signal-sentence.ts';

const signal = (change: Partial<SignalView>): SignalView => ({
  ...{
    id: 's',
    level: 'doctor',
    unitName: null,
    area: null,
    group: null,
    organisation: null,
    ward: null,
    indicator: 'penicillin-v-share',
  },
  ...{ name: { nb: '', nn: '', en: '' }, pattern: 'run', side: 'above', from: '2020-01' },
  ...{ foundAt: '2021-01-01T00:00:00.000Z', stands: true, isNew: true },
  ...change,
});

describe('the link from a signal to Explore', () => {
  it('holds the figure, the area and the step of the picture', () => {
    expect(signalLink(signal({ level: 'county', area: '31' }))).toBe(
      '/explore?indicator=penicillin-v-share&level=countyNow&units=31&period=month&view=time',
    );
    expect(signalLink(signal({ level: 'municipality', area: '3107' }))).toBe(
      '/explore?indicator=penicillin-v-share&level=municipality&units=3107&period=rolling12&view=time',
    );
  });

  it('of a group opens the years that its members are told', () => {
    expect(signalLink(signal({ level: 'group', group: '17' }))).toBe(
      '/explore?indicator=penicillin-v-share&level=group&units=17&period=rolling12&view=time',
    );
  });

  it('names no doctor: the own figures are whoever opens it', () => {
    expect(signalLink(signal({}))).toBe(
      '/explore?indicator=penicillin-v-share&level=own&period=month&view=time',
    );
  });
});
