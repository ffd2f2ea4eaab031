export { checkConfiguration } from '../config/checkConfiguration.js';
export { describeUnknownCommand } from './describeUnknownCommand.js';

/** The same object for a page that is debugged: reading a member that it does not have warns, once per name. */
export function warnOfUnknown<T extends object>(object: T, name: string): T {
  const seen = new Set<string>();
  return new Proxy(object, {
    get(target, key, receiver) {
      // `then` and `toJSON` are asked for by the language itself
      const isOrdinary = typeof key === 'string' && key !== 'then' && key !== 'toJSON';
      if (isOrdinary && !(key in target) && !seen.has(key)) {
        seen.add(key);
        console.warn(`${name} has no member named ${key}`);
      }
      return Reflect.get(target, key, receiver);
    },
  });
}
