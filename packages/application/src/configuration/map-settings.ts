import { Type } from 'typebox';
import { type SettingTable, setting } from './setting.ts';

const Text = Type.String({ minLength: 1 });

/** The map that places are shown on. */
export const MAP_SETTINGS = {
  counties: setting(Type.Union([Text, Type.Null()]), {
    default: null,
    unit: null,
    description:
      'A GeoJSON file (WGS 84, at most 20 MB) with the borders of the counties of today, from the home if the path is relative. It is checked at start. Without it counties are tiles of equal size.',
  }),
  property: setting(Text, {
    default: 'fylkesnummer',
    unit: null,
    description: 'The property of each area in that file that holds the county’s code.',
  }),
} as const satisfies SettingTable[string];
