/** What runs inside the measured pages. It is sent there as text, so it refers to nothing outside itself. */

/** How long something took until it was on the screen. */
export interface Painted {
  /** From the beginning of the frame in which it was begun to the end of the main thread's work on its first picture. */
  ms: number;
  /** The same until it was complete. */
  completeMs: number;
  /** Frames until it was on the screen. */
  shownAfter: number;
  /** Main thread's work on each frame until then: callbacks, style, layout, paint. */
  frames: number[];
}

/** An element as plain data: tag, attributes, children. */
export type Described =
  | string
  | [tag: string, namespace: string, attributes: [string, string][], children: Described[]];

export interface PageTools {
  /** Loads a script as a tag in the page would; resolves with its load event. */
  addScript(address: string): Promise<void>;
  /** Resolves once the page has had nothing to do for a while. */
  settle(): Promise<void>;
  /** Resolves after the time for which visitors look at a page before they open anything. */
  lookAround(): Promise<void>;
  /** Resolves once `isThere` says so. */
  until(isThere: () => unknown): Promise<void>;
  /** ms of the tasks of 50 ms and more since the last time. */
  takeLongTasks(): Promise<number[]>;
  /** @param isComplete where more is painted bit by bit; default: it is there at once */
  untilPainted(begin: () => void, isThere: () => unknown, isComplete?: () => unknown): Promise<Painted>;
  describe(element: Element): Described;
  /** Makes an element of what was described, by DOM calls alone. */
  build(described: Described): Node;
  openForm(): Promise<Painted>;
  closeForm(): Promise<void>;
  /** Shows a copy of the opened form by DOM calls alone, and takes it away again. */
  copyForm(described: Described): Promise<Painted>;
  openAndClose(times: number): Promise<void>;
  openCalendar(): Promise<Painted>;
  /** Clicks on the day with that number, which has so many times. */
  changeDay(index: number, count: number): Promise<Painted>;
  /** Puts a copy of the day's times in their place by DOM calls alone, and takes it away again. */
  copyTimes(described: Described): Promise<Painted>;
}

declare global {
  interface Window {
    bench: PageTools;
  }
}

export function installPageTools(): void {
  const form = '.cx-callback form .cx-input';
  const times = '.cx-calendar .cx-calendar-periods';
  const tasks: number[] = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
  observer.observe({ type: 'longtask' });
  const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const idle = () => new Promise((resolve) => requestIdleCallback(resolve));
  const isShown = (selector: string) => document.querySelector(selector)?.checkVisibility();

  // kept, because the first message through a channel is slow
  const { port1, port2 } = new MessageChannel();
  const message = () =>
    new Promise<void>((resolve) => {
      port1.onmessage = () => resolve();
      port2.postMessage(0);
    });

  const tools: PageTools = {
    addScript(address) {
      return new Promise((resolve, reject) => {
        const script = document.createElement('script');
        script.onload = () => resolve();
        script.onerror = () => reject(new Error(address));
        script.src = address;
        document.head.append(script);
      });
    },
    async settle() {
      for (let round = 0; round < 3; round++) {
        await sleep(100);
        await idle();
      }
    },
    async lookAround() {
      await sleep(4000);
      await tools.settle();
    },
    async until(isThere) {
      while (!isThere()) await sleep(20);
    },
    async takeLongTasks() {
      await sleep(100);
      for (const { duration } of observer.takeRecords()) tasks.push(duration);
      return tasks.splice(0);
    },
    async untilPainted(begin, isThere, isComplete = isThere) {
      await frame();
      await message();
      return new Promise((resolve) => {
        requestAnimationFrame(() => {
          performance.mark('bench-frame');
          const start = performance.now();
          let frameStart = start;
          let ms: number | undefined;
          let shownAfter = 0;
          const frames: number[] = [];
          port1.onmessage = () => {
            const now = performance.now();
            performance.mark('bench-frame-done');
            frames.push(now - frameStart);
            if (ms === undefined && isThere()) {
              ms = now - start;
              shownAfter = frames.length;
            }
            if (ms !== undefined && isComplete()) {
              resolve({ ms, completeMs: now - start, shownAfter, frames });
              return;
            }
            requestAnimationFrame(() => {
              performance.mark('bench-frame');
              frameStart = performance.now();
              port2.postMessage(0);
            });
          };
          begin();
          // sent from a frame's callbacks, it arrives when the frame is done
          port2.postMessage(0);
        });
      });
    },
    describe(element) {
      const attributes = [...element.attributes].map(({ name, value }): [string, string] => [name, value]);
      const children = [...element.childNodes].map((child) =>
        child instanceof Element ? tools.describe(child) : (child.textContent ?? ''),
      );
      return [element.localName, element.namespaceURI ?? '', attributes, children];
    },
    build(described) {
      if (typeof described === 'string') return document.createTextNode(described);
      const [tag, namespace, attributes, children] = described;
      const element = document.createElementNS(namespace, tag);
      for (const [name, value] of attributes) {
        if (name === 'style') element.setAttribute('data-style', value);
        else element.setAttribute(name, value);
      }
      for (const child of children) element.append(tools.build(child));
      return element;
    },
    openForm: () =>
      tools.untilPainted(
        () => void window.CXBus.command('Callback.open'),
        () => isShown(form),
      ),
    async closeForm() {
      await window.CXBus.command('Callback.close');
      await tools.until(() => !document.querySelector('.cx-callback'));
    },
    async copyForm(described) {
      let copy: Node | undefined;
      const painted = await tools.untilPainted(
        () => {
          copy = document.body.appendChild(tools.build(described));
          // as the widget does
          document.querySelector<HTMLElement>(form)?.focus();
        },
        () => isShown(form),
      );
      copy?.parentNode?.removeChild(copy);
      return painted;
    },
    async openAndClose(count) {
      for (let index = 0; index < count; index++) {
        await window.CXBus.command('Callback.open');
        await sleep(0);
        await tools.closeForm();
      }
    },
    openCalendar: () =>
      tools.untilPainted(
        () => {
          const question = document.querySelector<HTMLSelectElement>('#cx_form_schedule_options');
          if (!question) throw new Error('There is no question for the time.');
          question.value = 'callback_pick_date_time';
          question.dispatchEvent(new Event('change', { bubbles: true }));
        },
        () => isShown('.cx-calendar .cx-time'),
      ),
    changeDay(index, count) {
      const day = document.querySelectorAll<HTMLElement>('.cx-calendar [data-day]')[index];
      if (!day) throw new Error(`There is no day ${index}.`);
      const from = Number(day.dataset.day);
      // a pointer has done that before the click comes
      day.focus();
      const timeOf = (button?: HTMLElement) => Date.parse(button?.dataset.instant ?? '') - from;
      const isOfDay = (button?: HTMLElement) => timeOf(button) >= 0 && timeOf(button) < 86_400_000;
      const buttons = () => [...document.querySelectorAll<HTMLElement>(`${times} .cx-time`)];
      return tools.untilPainted(
        () => day.click(),
        () => isShown(`${times} .cx-time`) && isOfDay(buttons()[0]),
        // a button stays as it was on the day before until its turn comes
        () => buttons().length === count && buttons().every(isOfDay),
      );
    },
    async copyTimes(described) {
      const shown = document.querySelector(times);
      const copy = tools.build(described);
      const painted = await tools.untilPainted(
        () => shown?.replaceWith(copy),
        () => isShown(`${times} .cx-time`),
      );
      if (shown) copy.parentNode?.replaceChild(shown, copy);
      return painted;
    },
  };
  window.bench = tools;
}
