/** A browser with one page, driven in the same way whatever the engine: real clicks and keys, and code in the page. */
export interface Driver {
  /** Leaves the page for another; what was typed and stored is gone. */
  goto(address: string): Promise<void>;
  /** Runs the body of a function in the page; `await` is allowed, what is returned must be JSON. */
  run(body: string): Promise<unknown>;
  click(selector: string): Promise<void>;
  /** Types into what has the focus. */
  type(text: string): Promise<void>;
  press(key: DriverKey): Promise<void>;
  close(): Promise<void>;
}

export const driverKeys = ['Tab', 'Enter', 'Escape', 'ArrowDown', 'ArrowRight', 'Space', 'Home', 'Backspace'] as const;
export type DriverKey = (typeof driverKeys)[number];

const patienceMs = 15_000;

/** Waits until an expression is true in the page. Rejects with the expression. */
export async function until(driver: Driver, expression: string): Promise<void> {
  const giveUp = Date.now() + patienceMs;
  while ((await driver.run(`return Boolean(${expression});`)) !== true) {
    if (Date.now() > giveUp) throw new Error(`Waited in vain for ${expression}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** Waits until an element is there and can be seen. */
export function untilShown(driver: Driver, selector: string): Promise<void> {
  return until(driver, `document.querySelector(${JSON.stringify(selector)})?.getClientRects().length`);
}
