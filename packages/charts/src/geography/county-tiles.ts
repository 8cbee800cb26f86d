/** Where a county stands on the tile map, by its official code: column from the west, row from the north. */
export const COUNTY_TILES: ReadonlyMap<string, readonly [column: number, row: number]> = new Map([
  ['56', [4, 0]],
  ['55', [3, 0]],
  ['18', [3, 1]],
  ['50', [2, 2]],
  ['15', [1, 2]],
  ['34', [2, 3]],
  ['46', [0, 3]],
  ['33', [1, 3]],
  ['32', [3, 3]],
  ['03', [3, 4]],
  ['11', [0, 4]],
  ['40', [1, 4]],
  ['39', [2, 4]],
  ['31', [3, 5]],
  ['42', [1, 5]],
]);
