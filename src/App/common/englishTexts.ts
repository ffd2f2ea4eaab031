/** English texts of what Common draws; a pack overrides them under the namespace `common`. */
export const englishTexts = {
  Close: 'Close',
  Minimize: 'Minimize',
  AlertButton: 'OK',
  Loading: 'Loading',
  Waiting: 'Please wait',
};
