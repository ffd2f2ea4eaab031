/** What came of each fault for each command, for people to read. */
export interface FaultTable {
  note(fault: string, column: string, outcome: string): void;
  /**
   * As Markdown: a row per fault, a column per command.
   * @param head what stands above the faults
   */
  print(title: string, head?: string): void;
}

export function createFaultTable(): FaultTable {
  const rows = new Map<string, Map<string, string>>();
  const columns = new Set<string>();
  return {
    note(fault, column, outcome) {
      columns.add(column);
      const row = rows.get(fault) ?? new Map<string, string>();
      rows.set(fault, row.set(column, outcome));
    },
    print(title, head = 'fault') {
      const line = (cells: Iterable<string>) => `| ${[...cells].join(' | ')} |`;
      const lines = [...rows].map(([fault, row]) =>
        line([`\`${fault}\``, ...[...columns].map((column) => row.get(column) ?? '')]),
      );
      console.log(
        [`\n${title}\n`, line([head, ...columns]), line(['---', ...[...columns].map(() => '---')]), ...lines].join(
          '\n',
        ),
      );
    },
  };
}
