/**
 * Marks an element with the language of its texts (BCP 47 tag) and the direction in which that is written. A tag that
 * `Intl` does not know leaves the direction to the page.
 */
export function setLanguage(element: HTMLElement, language: string): void {
  element.lang = language;
  const direction = directions.get(language) ?? textDirection(language);
  directions.set(language, direction);
  element.dir = direction;
}

/** Kept, because `Intl` takes its time. */
const directions = new Map<string, string>();

function textDirection(language: string): 'ltr' | 'rtl' | '' {
  try {
    const { script } = new Intl.Locale(language.replaceAll('_', '-')).maximize();
    return script ? (/Adlm|Ara[bn]|Hebr|Mand|Nkoo|Rohg|Samr|Syrc|Thaa/.test(script) ? 'rtl' : 'ltr') : '';
  } catch {
    return '';
  }
}
