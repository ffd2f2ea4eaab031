import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { Builder, By, Capabilities, Key } from 'selenium-webdriver';
import { findEngines } from '../../scripts/browsers/findEngines.js';
import type { Driver, DriverKey } from './driver.js';

const keys: Record<DriverKey, string> = {
  Tab: Key.TAB,
  Enter: Key.ENTER,
  Escape: Key.ESCAPE,
  ArrowDown: Key.ARROW_DOWN,
  ArrowRight: Key.ARROW_RIGHT,
  Space: Key.SPACE,
  Home: Key.HOME,
  Backspace: Key.BACK_SPACE,
};

/** WebKitGTK's MiniBrowser on a screen of its own, over WebDriver. */
export async function launchWebKit(): Promise<Driver> {
  const { webkitDriver, miniBrowser, xvfb } = findEngines();
  if (!webkitDriver || !miniBrowser || !xvfb) {
    throw new Error('WebKitGTK is not installed; npm run test:engines says how to get it.');
  }
  const screen = await startScreen(xvfb);
  const port = await freePort();
  const service = spawn(webkitDriver, [`--port=${port}`], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: screen.display,
      LANG: 'en_US.UTF-8',
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    },
  });
  const stop = () => Promise.all([ended(service), ended(screen.process)]);
  try {
    const url = `http://127.0.0.1:${port}`;
    await answering(`${url}/status`);
    const capabilities = new Capabilities({
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary: miniBrowser, args: ['--automation'] },
    });
    const driver = await new Builder().usingServer(url).withCapabilities(capabilities).build();
    await driver.manage().window().setRect({ x: 0, y: 0, width: 1280, height: 900 });
    await driver.manage().setTimeouts({ script: 30_000 });
    return {
      goto: (address) => driver.get(address),
      async run(body) {
        const outcome: unknown = await driver.executeAsyncScript(
          `const done = arguments[arguments.length - 1];
          (async () => { ${body} })().then((value) => done({ value }), (error) => done({ error: String(error) }));`,
        );
        const { value, error } = Object(outcome);
        if (error) throw new Error(error);
        return value;
      },
      click: (selector) => driver.findElement(By.css(selector)).click(),
      type: (text) => driver.actions().sendKeys(text).perform(),
      press: (key) => driver.actions().sendKeys(keys[key]).perform(),
      async close() {
        await driver.quit();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A virtual screen with a number that it finds itself. */
async function startScreen(xvfb: string): Promise<{ display: string; process: ChildProcess }> {
  const args = ['-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'];
  const screen = spawn(xvfb, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const number = await new Promise<string>((resolve, reject) => {
    screen.once('error', reject);
    screen.once('exit', () => reject(new Error('The virtual screen did not start.')));
    screen.stdout.once('data', (data: Buffer) => resolve(data.toString().trim()));
  });
  return { display: `:${number}`, process: screen };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function answering(url: string): Promise<void> {
  const giveUp = Date.now() + 15_000;
  for (;;) {
    try {
      await fetch(url);
      return;
    } catch (error) {
      if (Date.now() > giveUp) throw error;
      await new Promise((done) => setTimeout(done, 100));
    }
  }
}

function ended(process: ChildProcess): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    process.once('exit', () => resolve());
    process.kill();
  });
}
