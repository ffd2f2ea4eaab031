import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** The package as another project sees it: by its name, through `exports`, in a process without a `window`. */
const root = join(import.meta.dirname, '../..');
let project: string;

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'cx-callback-'));
  mkdirSync(join(project, 'node_modules'));
  symlinkSync(root, join(project, 'node_modules', 'cx-callback'));
  writeFileSync(join(project, 'package.json'), '{"type": "module"}');
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

function runModule(source: string): string {
  writeFileSync(join(project, 'main.js'), source);
  return execFileSync(process.execPath, ['--unhandled-rejections=strict', 'main.js'], {
    cwd: project,
    encoding: 'utf8',
  });
}

test.each([
  ['cx-callback', ['createBus', 'registerApp', 'registerCallback', 'registerCallbackService', 'registerCalendar']],
  ['cx-callback/bus', ['createBus', 'createDeferred']],
  ['cx-callback/CallbackService', ['registerCallbackService']],
  ['cx-callback/simulator', ['createSimulator']],
])('importing %s on a server does nothing and throws nothing', (name, expected) => {
  const output = runModule(
    `const before = Object.keys(globalThis).join(); const all = await import('${name}');
     console.log(JSON.stringify({ names: Object.keys(all), changed: Object.keys(globalThis).join() !== before }));`,
  );
  const { names, changed } = JSON.parse(output);
  expect(names).toEqual(expect.arrayContaining(expected));
  expect(changed).toBe(false);
});

test('a server books a call through the bus and CallbackService, without a window', () => {
  const output = runModule(`
    import { createServer } from 'node:http';
    import { createBus } from 'cx-callback/bus';
    import { registerCallbackService } from 'cx-callback/CallbackService';
    const server = createServer((request, response) => {
      response.setHeader('Content-Type', 'application/json');
      request.resume().on('end', () => response.end(JSON.stringify({ _id: request.method + ' ' + request.url })));
    });
    await new Promise((done) => server.listen(0, '127.0.0.1', done));
    const bus = createBus();
    const dataURL = 'http://127.0.0.1:' + server.address().port + '/genesys/1/service/callback/sales';
    registerCallbackService(bus, { config: { callback: { dataURL } } });
    console.log(JSON.stringify(await bus.command('CallbackService.schedule', { phonenumber: '4151110000' })));
    server.close();
    server.closeAllConnections();
  `);
  expect(JSON.parse(output)).toEqual({ _id: 'POST /genesys/1/service/callback/sales' });
});

test('the declarations type the commands of the plugins for another project', () => {
  writeFileSync(
    join(project, 'main.ts'),
    `import { createBus, registerCallbackService } from 'cx-callback';
     const bus = createBus();
     registerCallbackService(bus, { config: { callback: { dataURL: 'https://example.org' } } });
     bus.command('CallbackService.schedule', { phonenumber: '1', anyFurtherKey: true });
     bus.command('Another.command', { whatever: 1 });
     // @ts-expect-error a number is no name
     bus.command('CallbackService.schedule', { firstname: 1 });`,
  );
  const compile = () =>
    execFileSync(
      process.execPath,
      [
        join(root, 'node_modules/typescript/bin/tsc'),
        ...'--noEmit --strict --target es2022 --module nodenext --types node main.ts'.split(' '),
        ...['--typeRoots', join(root, 'node_modules/@types')],
      ],
      { cwd: project, encoding: 'utf8' },
    );
  expect(compile).not.toThrow();
});
