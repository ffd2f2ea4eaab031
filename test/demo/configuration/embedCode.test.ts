import { describe, expect, it } from 'vitest';
import { embedCode } from '../../../demo/configuration/embedCode.js';

describe('the embed code', () => {
  it('shows the script tags of both layouts, with the configuration in front', () => {
    const { lazy, allInOne } = embedCode({ main: { theme: 'dark' } });
    expect(lazy).toContain('cxbus.min.js');
    expect(lazy).toContain("CXBus.loadPlugin('widgets-core')");
    expect(allInOne).toContain('widgets.min.css');
    for (const code of [lazy, allInOne]) {
      expect(code.indexOf('"theme": "dark"')).toBeGreaterThan(0);
      expect(code.indexOf('"theme": "dark"')).toBeLessThan(code.lastIndexOf('<script src='));
    }
  });

  it('names a server of its own instead of the page that the demo runs on', () => {
    const { allInOne } = embedCode({ callback: { dataURL: '/engagement/v3' } });
    expect(allInOne).toContain('"dataURL": "https://callback.example.com/engagement/v3"');
    expect(embedCode({ callback: { dataURL: 'https://own.example/x' } }).allInOne).toContain('https://own.example/x');
  });

  it('is not ended by a closing tag in a text', () => {
    const { allInOne } = embedCode({ callback: { userData: { note: '</script><b>' } } });
    expect(allInOne.match(/<\/script>/g)).toHaveLength(2);
  });
});
