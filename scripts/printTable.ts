/** Prints a table as Markdown takes it, the first column to the left and the others to the right. */
export function printTable(head: readonly string[], rows: readonly (string | number)[][]): void {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? cell.toLocaleString('en-US') : cell)));
  const widths = head.map((title, column) => Math.max(title.length, ...cells.map((row) => row[column]?.length ?? 0)));
  const print = (row: readonly string[]) => {
    const padded = row.map((cell, column) => {
      return column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
    });
    console.log(`| ${padded.join(' | ')} |`);
  };
  print(head);
  print(widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)));
  for (const row of cells) print(row);
  console.log('');
}
