const MAX_LENGTH = 24;

/** The shape of a value without its content: digits become 9, letters a or A, the rest stays. */
export function maskValue(value: string): string {
  const shape = value
    .slice(0, MAX_LENGTH)
    .replace(/\p{Nd}/gu, '9')
    .replace(/\p{Lu}/gu, 'A')
    .replace(/\p{L}/gu, (letter) => (letter === 'A' ? 'A' : 'a'));
  return value.length > MAX_LENGTH ? `${shape}…` : shape;
}
