const rightToLeftScripts = new Set(['Adlm', 'Arab', 'Aran', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa']);

/** The direction in which a language (BCP 47 tag) is written; a tag that `Intl` refuses counts as `ltr`. */
export function textDirection(language: string): 'ltr' | 'rtl' {
  try {
    const { script } = new Intl.Locale(language.replaceAll('_', '-')).maximize();
    return rightToLeftScripts.has(script ?? '') ? 'rtl' : 'ltr';
  } catch {
    return 'ltr';
  }
}
