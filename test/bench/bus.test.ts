import { describe, expect, it } from 'vitest';
import { createContests } from './bus/contests.js';

describe.each(createContests())('$name', ({ ours, bare }) => {
  it('calls back as often on the bus as on what it is compared with', async () => {
    expect([await ours(300), await bare(300)]).toEqual([300, 300]);
  });
});
