/** Code of App that is loaded on demand, by the name of its file in the page layout. */
export const features = {
  common: () => import('./common/index.js'),
  debug: () => import('./debug.js'),
  jquery: () => import('jquery').then((module) => module.default),
};
