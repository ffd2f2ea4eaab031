// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { addressOf } from '../../src/http/addressOf.js';

describe('addressOf', () => {
  it('appends segments, encoded, with or without a trailing slash', () => {
    expect(addressOf('http://h/a', ['b c', 'd/e'])).toBe('http://h/a/b%20c/d%2Fe');
    expect(addressOf('http://h/a//', ['b'])).toBe('http://h/a/b');
    expect(addressOf('http://h', ['b'])).toBe('http://h/b');
    expect(addressOf('http://h/a/')).toBe('http://h/a');
  });

  it('keeps a query, drops a fragment, and leaves empty parameters out', () => {
    const query = { x: 0, y: '', z: null, u: undefined, flag: false };
    expect(addressOf('http://h/a?t=1#top', ['b'], query)).toBe('http://h/a/b?t=1&x=0&flag=false');
  });

  it('is relative to the document base', () => {
    const base = document.createElement('base');
    base.href = 'https://site.example/shop/';
    document.head.append(base);
    expect(addressOf('/callback/v1', ['a'])).toBe('https://site.example/callback/v1/a');
    expect(addressOf('api', ['a'])).toBe('https://site.example/shop/api/a');
    base.remove();
  });

  it('is undefined for anything but http and https', () => {
    for (const address of ['javascript:alert(1)', 'data:text/plain,x', 'file:///x', 'http://host:port', 'blob:x']) {
      expect(addressOf(address)).toBeUndefined();
    }
  });
});
