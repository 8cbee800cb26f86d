import type { Sale } from './institution-world.ts';

/** What two senders delivered of the same sale counts once: as often as the one who has it most often tells it. */
export function eachSaleOnce(sales: readonly Sale[]): readonly Sale[] {
  const kept: Sale[] = [];
  const sold = new Map<string, Sale[]>();
  for (const sale of sales) {
    const { organisation, pharmacy, month, day, product, packages100 } = sale;
    const key = [organisation, pharmacy, month, day, product, packages100].join(' ');
    sold.set(key, [...(sold.get(key) ?? []), sale]);
  }
  for (const same of sold.values()) {
    const of = ([0, 1] as const).map((sender) =>
      same.filter((sale) => sale.sender === sender).sort((a, b) => compareWards(a.type, b.type)),
    );
    const [first = [], second = []] = of;
    for (let place = 0; place < Math.max(first.length, second.length); place += 1) {
      const pair = [first[place], second[place]].filter((sale) => sale !== undefined);
      const [chosen] = pair.sort((a, b) => compareWards(a.type, b.type));
      if (chosen !== undefined) kept.push(chosen);
    }
  }
  return kept;
}

/** By name; lines that name none come last. */
function compareWards(a: Sale['type'], b: Sale['type']): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
}
