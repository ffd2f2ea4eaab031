/** Version of the package, for `App.info` and `Common.data('version')`. */
export const version = '0.1.0';
