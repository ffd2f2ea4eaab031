/**
 * The command `cx-callback` of the package: `npx cx-callback simulator` starts a callback server in memory, with the options
 * of `src/simulator/cli.ts`.
 */
const [command, ...options] = process.argv.slice(2);

if (command === 'simulator') {
  process.argv.splice(2, process.argv.length, ...options);
  await import('./simulator/cli.js');
} else {
  console.error('cx-callback simulator [--help]   a callback server in memory, with both APIs');
  process.exitCode = 1;
}

export {};
