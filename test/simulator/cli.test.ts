import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'simulator-'));
let child: ChildProcess | undefined;

function start(...options: string[]): ChildProcess {
  child = spawn(process.execPath, ['--import', 'tsx', 'src/simulator/cli.ts', ...options]);
  return child;
}

/** What it printed until its last row, or until it ended. */
function printed({ stdout, stderr }: ChildProcess, last: RegExp): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    for (const stream of [stdout, stderr]) {
      stream?.on('data', (chunk) => {
        text += chunk;
        if (last.test(text)) resolve(text);
      });
    }
  });
}

function ended(process: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => process.once('exit', resolve));
}

afterEach(async () => {
  if (child && child.exitCode === null) {
    child.kill('SIGTERM');
    await ended(child);
  }
  rmSync(folder, { recursive: true, force: true });
});

describe('the command', () => {
  it('serves a configuration from a file and prints its addresses', async () => {
    const config = join(folder, 'config.json');
    writeFileSync(config, JSON.stringify({ apiKey: 'secret', services: { 'täglich/neu': { placesPerBucket: 1 } } }));
    const process = start(
      '--port',
      '0',
      '--now',
      '2026-03-03T14:00:00.000Z',
      '--config',
      config,
      '--allow-origin',
      'https://a.test',
    );
    const text = await printed(process, /clock .*\n/);
    const [, url = ''] = /Simulator at (http:\/\/localhost:\d+)/.exec(text) ?? [];
    const dataURL = `${url}/genesys/1/service/callback/t%C3%A4glich%2Fneu`;
    for (const part of [`${url}/genesys/1/service/callback/sales\n`, dataURL, `${url}/engagement/v3\n`, 'secret']) {
      expect(text).toContain(part);
    }
    expect(text).toContain('2026-03-03T14:00:00.000Z (standing still)');
    const answer = await fetch(`${dataURL}/availability?timestamp=2026-03-03T14:00:00.000Z`);
    expect(await answer.json()).toMatchObject({ '2026-03-03T14:05:00.000Z': 1 });
    const control = (origin: string) =>
      fetch(`${url}/__simulator/state`, { headers: { origin, 'x-cx-simulator': '1' } });
    expect([(await control('https://a.test')).status, (await control('http://localhost')).status]).toEqual([200, 403]);
    process.kill('SIGTERM');
    expect(await ended(process)).toBe(0);
  });

  it.each([
    [['--port', 'x'], 'No port'],
    [['--now', 'soon'], 'soon'],
    [['--config', '/nowhere.json'], 'nowhere.json'],
    [['--allow-origin', 'https://a.test/page'], 'https://a.test/page'],
    [['--allow-origin', '*'], 'No origin'],
    [['--speed', '2'], '--speed'],
  ])('says what is wrong with %j', async (options, message) => {
    const process = start(...options);
    const [text, code] = await Promise.all([printed(process, /--allow-origin {2}/), ended(process)]);
    expect(text).toContain(message);
    expect(code).toBe(1);
  });
});
