/**
 * A table from which an index is drawn with one look-up: `table[floor(u × table.length)]` for a uniform `u`. Each
 * index fills its share of the cells, to the nearest cell.
 */
export function drawTable(weights: ArrayLike<number>, cells: number): Uint16Array {
  let total = 0;
  for (let index = 0; index < weights.length; index += 1) total += weights[index] as number;
  const table = new Uint16Array(cells);
  let upTo = 0;
  let filled = 0;
  for (let index = 0; index < weights.length; index += 1) {
    upTo += weights[index] as number;
    const end = Math.round((upTo / total) * cells);
    table.fill(index, filled, end);
    filled = end;
  }
  return table;
}
