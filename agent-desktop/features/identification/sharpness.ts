/**
 * How sharp a picture is: the variance of its Laplacian over brightness. Larger is sharper; only
 * pictures of the same size and subject compare. `pixels` are RGBA, row by row.
 */
export function sharpness(pixels: ArrayLike<number>, width: number, height: number): number {
  const light = (column: number, row: number): number => {
    const at = (row * width + column) * 4;
    return (
      0.299 * (pixels[at] ?? 0) + 0.587 * (pixels[at + 1] ?? 0) + 0.114 * (pixels[at + 2] ?? 0)
    );
  };
  let count = 0;
  let sum = 0;
  let squares = 0;
  for (let row = 1; row < height - 1; row += 1) {
    for (let column = 1; column < width - 1; column += 1) {
      const around =
        light(column - 1, row) +
        light(column + 1, row) +
        light(column, row - 1) +
        light(column, row + 1);
      const edge = around - 4 * light(column, row);
      count += 1;
      sum += edge;
      squares += edge * edge;
    }
  }
  return count === 0 ? 0 : squares / count - (sum / count) ** 2;
}
