import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { english, type Pack, readLanguagePacks, writeLanguagePacks } from '../../scripts/writeLanguagePacks.js';
import { createBus } from '../../src/bus/index.js';
import { isRecord } from '../../src/config/index.js';
import { packLanguages } from '../../src/i18n/loadPack.js';
import { formatDay } from '../../src/time/index.js';

const packs = readLanguagePacks();
const translated = [...packs].filter(([code]) => code !== 'en');

const languages = 'ar cs da de en es fi fr he it ja ko nl no pl pt-BR sv tr zh-CN zh-TW'.split(' ');

/** Texts that other languages write like English. */
const sameAsEnglish = ['OK', 'Google', 'Outlook', 'min'];

/** Every text by its path, such as `callback.Errors.501`; lists stay lists. */
function flatten(value: unknown, path = ''): [path: string, text: unknown][] {
  if (!isRecord(value)) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => flatten(inner, path ? `${path}.${key}` : key));
}

const texts = (pack: Pack): [path: string, text: string][] =>
  flatten(pack).flatMap(([path, value]) =>
    Array.isArray(value)
      ? value.map((text, index): [string, string] => [`${path}.${index}`, text])
      : [[path, String(value)] as [string, string]],
  );
const englishTexts = new Map(texts(english));

const placeholdersOf = (text: string) => (text.match(/\{[^}]*\}?/g) ?? []).sort();
const labelsOf = (pack: Pack, key: string): string[] => Reflect.get(pack.callback ?? {}, key);

it('there is a pack for each of the languages that are promised', () => {
  expect([...packs.keys()]).toEqual(languages);
});

describe.each(translated)('the pack %s', (code, pack) => {
  it('lacks no key and adds none', () => {
    expect(
      flatten(pack)
        .map(([path]) => path)
        .sort(),
    ).toEqual(
      flatten(english)
        .map(([path]) => path)
        .sort(),
    );
  });

  it('holds nothing but texts, and seven days and twelve months', () => {
    for (const [path, value] of flatten(pack)) {
      if (Array.isArray(value)) expect([path, value.length]).toEqual([path, path.includes('Day') ? 7 : 12]);
      else expect([path, typeof value]).toEqual([path, 'string']);
    }
  });

  it('has the placeholders of every English text, once each, and no others', () => {
    for (const [path, text] of texts(pack)) {
      expect([path, placeholdersOf(text)]).toEqual([path, placeholdersOf(englishTexts.get(path) ?? '')]);
    }
  });

  it('leaves nothing empty', () => {
    for (const [path, text] of texts(pack)) expect([path, text.trim()]).not.toEqual([path, '']);
    for (const [path, text] of texts(pack)) expect([path, text]).toEqual([path, text.trim()]);
  });

  it('leaves nothing untranslated', () => {
    const left = flatten(pack).filter(([path, value]) => {
      const original = Reflect.get(english, path.split('.')[0] ?? '');
      const [, same] = flatten(original).find(([key]) => `${path.split('.')[0]}.${key}` === path) ?? [];
      return String(value) === String(same) && !sameAsEnglish.includes(String(value));
    });
    expect(left).toEqual([]);
  });

  it('has no markup, no control characters, and the marks of print rather than of typewriters', () => {
    for (const [path, text] of texts(pack)) {
      expect([path, text]).not.toEqual([path, expect.stringMatching(/[<>&"'`\p{Cc}]|\.\.\.| {2}/u)]);
    }
  });

  it('names days and months as dates of the language do', () => {
    const display = { language: code, zone: 'UTC' };
    const dayLabels = labelsOf(pack, 'CallbackDayLabels');
    const monthLabels = labelsOf(pack, 'CallbackMonthLabels');
    const days = [...Array(12).keys()].map((month) => Date.UTC(2026, month, 1 + month));
    for (const day of days) {
      expect(formatDay(day, { ...display, dayLabels, monthLabels })).toBe(formatDay(day, display));
    }
  });

  it('keeps what is on buttons short', () => {
    const buttons = [
      'CancelButtonText',
      'ConfirmButtonText',
      'CallbackChangeTime',
      'CallbackDone',
      'CallbackOk',
      'CallbackNoButtonText',
      'CallbackYesButtonText',
      'CallbackBack',
      'CallbackTryAgain',
      'CallbackBookAgain',
      'CallbackStopWaiting',
      'CallbackChangeCall',
      'CallbackCancelCall',
      'CallbackBookAnother',
      'CallbackChangeYes',
      'CallbackKeepCall',
      'CallbackCalendarFile',
    ];
    for (const key of buttons) expect([key, Reflect.get(pack.callback ?? {}, key).length <= 26]).toEqual([key, true]);
  });

  it('calls no two choices of one question the same', () => {
    const text = (key: string) => Reflect.get(pack.callback ?? {}, key);
    for (const [one, other] of [
      ['CallbackYesButtonText', 'CallbackNoButtonText'],
      ['CallbackOptionASAP', 'CallbackOptionPickDateTime'],
      ['CallbackCancelCall', 'CallbackKeepCall'],
      ['CallbackChangeYes', 'CallbackKeepCall'],
      ['CallbackTryAgain', 'CallbackBack'],
    ] as const) {
      expect(text(one)).not.toBe(text(other));
    }
  });
});

describe('every sentence is in the script of its language', () => {
  const scripts: Record<string, RegExp> = {
    ar: /\p{Script=Arabic}/u,
    he: /\p{Script=Hebrew}/u,
    ja: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
    ko: /\p{Script=Hangul}/u,
    'zh-CN': /\p{Script=Han}/u,
    'zh-TW': /\p{Script=Han}/u,
  };
  const isSame = (text: string) => sameAsEnglish.includes(text) || /^\d+$/.test(text);

  it.each(Object.entries(scripts))('%s', (code, script) => {
    const others = texts(packs.get(code) ?? {}).filter(([, text]) => !isSame(text) && !script.test(text));
    expect(others).toEqual([]);
  });

  it('Latin elsewhere', () => {
    for (const [code, pack] of translated.filter(([code]) => !(code in scripts))) {
      const letters = texts(pack)
        .map(([, text]) => text)
        .join('');
      expect([code, /\p{Letter}/u.test(letters.replace(/\p{Script=Latin}/gu, ''))]).toEqual([code, false]);
    }
  });

  it('with Chinese in the characters of either side of the strait', () => {
    const all = (code: string) =>
      texts(packs.get(code) ?? {})
        .map(([, text]) => text)
        .join('');
    expect(all('zh-CN')).not.toMatch(/[們話電號碼請選擇時間開關閉預約]/);
    expect(all('zh-TW')).not.toMatch(/[们话电号码请选择时间开关闭预约]/);
    expect(all('ja')).toMatch(/\p{Script=Hiragana}/u);
  });
});

describe('the files in dist', () => {
  const dist = mkdtempSync(join(tmpdir(), 'packs-'));
  beforeAll(() => writeLanguagePacks(dist));
  afterAll(() => rmSync(dist, { recursive: true, force: true }));

  it.each(languages)('i18n/widgets-%s.i18n.json holds that pack under its code', (code) => {
    const content = JSON.parse(readFileSync(join(dist, `i18n/widgets-${code}.i18n.json`), 'utf8'));
    expect(content).toEqual(JSON.parse(JSON.stringify({ [code]: packs.get(code) })));
  });

  it('i18n/ holds nothing else', () => {
    expect(readdirSync(join(dist, 'i18n')).sort()).toEqual(languages.map((code) => `widgets-${code}.i18n.json`).sort());
  });

  it('every language that App may ask for has a file in plugins/, and every file is asked for', () => {
    expect(readdirSync(join(dist, 'plugins')).sort()).toEqual(
      packLanguages.map((language) => `i18n-${language}.mod.js`).sort(),
    );
  });

  it.each([
    ['de', { de: 'de' }],
    ['no', { no: 'no' }],
    ['nb', { nb: 'no' }],
    ['nn', { nn: 'no' }],
    ['he', { he: 'he' }],
    ['iw', { iw: 'he' }],
    ['pt', { pt: 'pt-BR', 'pt-BR': 'pt-BR' }],
    ['zh', { zh: 'zh-CN', 'zh-CN': 'zh-CN', 'zh-Hant': 'zh-TW', 'zh-HK': 'zh-TW', 'zh-MO': 'zh-TW', 'zh-TW': 'zh-TW' }],
  ])('plugins/i18n-%s.mod.js hands the packs of that language to the bus', async (language, codes) => {
    const CXBus = createBus({ document: null });
    runInNewContext(readFileSync(join(dist, `plugins/i18n-${language}.mod.js`), 'utf8'), { CXBus });
    const brought = await CXBus.loadModule(`i18n-${language}`);
    const wanted = Object.entries(codes).map(([code, name]) => [code, packs.get(name)]);
    expect(JSON.parse(JSON.stringify(brought))).toEqual(JSON.parse(JSON.stringify(Object.fromEntries(wanted))));
  });
});
