/** A pivot counts as nothing when no more than this share of its scale is left. */
const DEPENDENT = 1e-9;

export interface SymmetricInverse {
  readonly inverse: readonly Float64Array[];
  /** Rows that earlier ones already hold; when there are any, the inverse is empty. */
  readonly dependent: readonly number[];
}

/**
 * Inverse of a symmetric positive definite matrix by Cholesky’s decomposition. `scale` is what each diagonal entry was before
 * something was taken from it: a pivot is judged against it.
 */
export function symmetricInverse(
  matrix: readonly Float64Array[],
  scale: ArrayLike<number>,
): SymmetricInverse {
  const size = matrix.length;
  const lower = Array.from({ length: size }, () => new Float64Array(size));
  const dependent: number[] = [];
  for (let row = 0; row < size; row += 1) {
    const own = lower[row] as Float64Array;
    for (let column = 0; column <= row; column += 1) {
      const other = lower[column] as Float64Array;
      let sum = matrix[row]?.[column] as number;
      for (let at = 0; at < column; at += 1) sum -= (own[at] as number) * (other[at] as number);
      if (column < row) own[column] = other[column] === 0 ? 0 : sum / (other[column] as number);
      else if (sum > DEPENDENT * (scale[row] as number)) own[row] = Math.sqrt(sum);
      else dependent.push(row);
    }
  }
  if (dependent.length > 0) return { inverse: [], dependent };
  return { inverse: inverseFrom(lower), dependent };
}

/** (LLᵀ)⁻¹ from L. */
function inverseFrom(lower: readonly Float64Array[]): Float64Array[] {
  const size = lower.length;
  const triangle = Array.from({ length: size }, () => new Float64Array(size));
  for (let column = 0; column < size; column += 1) {
    for (let row = column; row < size; row += 1) {
      let sum = row === column ? 1 : 0;
      for (let at = column; at < row; at += 1)
        sum -= (lower[row]?.[at] as number) * (triangle[at]?.[column] as number);
      (triangle[row] as Float64Array)[column] = sum / (lower[row]?.[row] as number);
    }
  }
  return Array.from({ length: size }, (_, row) =>
    Float64Array.from({ length: size }, (_unused, column) => {
      let sum = 0;
      for (let at = Math.max(row, column); at < size; at += 1) {
        sum += (triangle[at]?.[row] as number) * (triangle[at]?.[column] as number);
      }
      return sum;
    }),
  );
}
