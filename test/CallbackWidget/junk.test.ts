// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BuiltInFields } from '../../src/CallbackWidget/components/Form.js';
import { renderInputs } from '../../src/CallbackWidget/customForm/CustomFields.js';
import { readFormDefinition } from '../../src/CallbackWidget/customForm/formDefinition.js';
import { prefill, readDesiredTime } from '../../src/CallbackWidget/dom/prefill.js';
import { readForm } from '../../src/CallbackWidget/dom/readForm.js';
import { readCallbackOptions } from '../../src/CallbackWidget/options.js';
import { readEwt, waitSeconds, waitView } from '../../src/CallbackWidget/schedule/ewt.js';
import { nearestSlots, readBookingError } from '../../src/CallbackWidget/submission/errorText.js';
import { createTexts } from '../../src/CallbackWidget/texts.js';
import { html, renderOnce } from '../../src/ui/html.js';
import { inherited, keepPrototypes, polluting } from '../keepPrototypes.js';
import { always } from '../properties.js';
import { settle, setUp } from './setUp.js';

keepPrototypes();

const texts = createTexts({});
const anyKey = fc.constantFrom(
  ...'id name type maxlength placeholder label value options wrapper validate validateWhileTyping required class style onclick'.split(
    ' ',
  ),
  ...'href __proto__ constructor x-y 1a'.split(' '),
);
const anything = fc.oneof(
  fc.anything(),
  fc.constantFrom(
    null,
    '',
    '30',
    'true',
    'select',
    'TEXTAREA',
    '@i18n:a.b',
    '<b>',
    '{label}',
    '<tr><td>{input}',
    [],
    {},
    () => false,
  ),
  polluting,
);
const input = fc.dictionary(anyKey, anything, { maxKeys: 8 });

/** Copied for each case: inputs are slow to make. */
const builtIn = renderOnce(html`<${BuiltInFields} hasCountryCodes=${false} />`);

describe('junk in the configuration', () => {
  test('numeric strings, null, blanks and an empty ewt are tolerated', () => {
    const options = readCallbackOptions({
      countryCodes: null,
      immediateCallback: '',
      scheduledCallback: 'false',
      ewt: { threshold: '45', refreshInterval: '0', immediateCallback: null },
      servicePlugin: '',
      launcher: 'true',
    });
    expect(options).toMatchObject({
      countryCodes: true,
      immediate: true,
      scheduled: false,
      servicePlugin: 'CallbackService',
      confirmClose: true,
      launcher: {},
    });
    expect(readEwt(options.ewt)).toMatchObject({ display: true, thresholdSeconds: 45, refreshMs: 10_000 });
    expect(readCallbackOptions({ ewt: {} }).ewt).toEqual(readCallbackOptions({ ewt: null }).ewt);
  });

  always(
    'no options throw',
    fc.property(fc.anything(), fc.anything(), (raw, ewt) => {
      expect(readCallbackOptions(raw).servicePlugin).not.toBe('');
      expect(readEwt(readCallbackOptions({ ewt, launcher: raw }).ewt).refreshMs).toBeGreaterThanOrEqual(1000);
    }),
  );

  always(
    'no form definition throws, and every input it names is rendered',
    fc.property(fc.array(input, { maxLength: 4 }), anything, (inputs, wrapper) => {
      const form = readFormDefinition({ inputs, wrapper });
      const rendered = renderInputs(form, texts, true);
      expect(form.fields).toHaveLength(inputs.length);
      expect(rendered.className).toBe('cx-form-inputs');
      readForm(rendered);
      expect(inherited()).toBeUndefined();
    }),
  );

  always(
    'no prefilled value throws',
    fc.property(fc.anything(), fc.dictionary(anyKey, anything), anything, (values, more, time) => {
      const form = builtIn.cloneNode(true) as typeof builtIn;
      prefill(form, values);
      prefill(form, more);
      const wanted = readDesiredTime(time);
      expect(wanted === undefined || wanted === 'now' || !Number.isNaN(wanted)).toBe(true);
    }),
  );

  const display = { language: 'en', zone: 'UTC' };
  always(
    'no failure of a service plugin throws, and each gives a sentence',
    fc.property(
      fc.anything(),
      fc.dictionary(fc.constantFrom('status', 'code', 'message', 'responseJSON', 'availability'), anything),
      (reason, more) => {
        expect(readBookingError(reason, texts, display, 0).text).not.toBe('');
        expect(readBookingError(more, texts, display, 0).text).not.toBe('');
      },
    ),
  );

  always(
    'no answer about the wait throws',
    fc.property(fc.anything(), fc.string(), (answer, queue) => {
      waitView(waitSeconds(answer, queue), readEwt(readCallbackOptions({}).ewt));
    }),
  );

  always(
    'no language pack throws',
    fc.property(fc.anything(), fc.anything(), (packs, callback) => {
      for (const any of [createTexts(packs), createTexts({ callback })]) {
        expect(any.get('CallbackTitle')).not.toBe('');
      }
    }),
  );

  test('a page full of nonsense still gets its widget', async () => {
    const junk = {
      callback: { form: { inputs: [null, 5, { name: {}, id: [] }] }, ewt: 7, launcher: { label: {} } },
      calendar: null,
    };
    const page = await setUp(junk as never);
    await page.open({ form: 5, userData: 'x', formJSON: { inputs: 'none' } });
    await page.confirm();
    await settle();
    expect(page.scheduled).toHaveLength(1);
  });
});

describe('reading', () => {
  test('the wait is read from all three answers of the statistics server', () => {
    expect(waitSeconds({ ewt: 120 }, 'VQ')).toBe(120);
    expect(waitSeconds({ VQ: { ewt: '60' }, other: { ewt: 1 } }, 'VQ')).toBe(60);
    expect(waitSeconds({ data: [{ virtualQueue: 'VQ', estimatedWaitTime: 30 }] }, 'VQ')).toBe(30);
    expect(waitSeconds({ data: [{ virtualQueue: 'VQ', estimatedWaitTime: -1 }] }, 'VQ')).toBeUndefined();
    expect(waitSeconds({ ewt: null }, 'VQ')).toBeUndefined();
  });

  test('proposals are free, to come, nearest first and at most six', () => {
    const at = (minute: number) => new Date(minute * 60_000).toISOString();
    const map = Object.fromEntries(
      [5, 100, 90, 120, 95, 110, 105, 130, 140].map((minute) => [at(minute), minute === 105 ? 0 : '1']),
    );
    map['+012026-03-03T15:00:00Z'] = 1;
    const found = nearestSlots(map, 100 * 60_000, 10 * 60_000).map((instant) => instant / 60_000);
    expect(found).toEqual([100, 95, 90, 110, 120, 130]);
  });
});
