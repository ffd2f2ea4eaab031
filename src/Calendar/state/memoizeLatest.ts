/** Keeps the latest result of a pure function, and gives it again as long as all arguments are the same. */
export function memoizeLatest<Arguments extends unknown[], Result>(
  compute: (...args: Arguments) => Result,
): (...args: Arguments) => Result {
  let latest: { args: Arguments; result: Result } | undefined;
  return (...args) => {
    if (latest?.args.every((argument, index) => Object.is(argument, args[index]))) return latest.result;
    const result = compute(...args);
    latest = { args, result };
    return result;
  };
}
