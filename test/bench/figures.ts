/** A measured figure and the bar that it is held to. */
export interface Figure {
  readonly what: string;
  readonly measured: number;
  readonly unit: string;
  readonly bar: number;
  /** Most figures must stay under their bar; a few must reach it. */
  readonly atLeast?: boolean;
}

const keeps = ({ measured, bar, atLeast }: Figure): boolean => (atLeast ? measured >= bar : measured < bar);

const number = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(value < 10 ? 2 : 1));

const row = (figure: Figure): readonly string[] => [
  figure.what,
  `${number(figure.measured)} ${figure.unit}`.trim(),
  `${figure.atLeast ? "at least" : "under"} ${number(figure.bar)} ${figure.unit}`.trim(),
  keeps(figure) ? "yes" : "NO",
];

/** True where every figure keeps its bar. */
export const printFigures = (figures: readonly Figure[]): boolean => {
  const rows = [["figure", "measured", "bar", "kept"], ...figures.map(row)];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((cells) => (cells[column] ?? "").length)));
  for (const cells of rows)
    process.stdout.write(
      `${cells
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd()}\n`,
    );
  return figures.every(keeps);
};

export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};
