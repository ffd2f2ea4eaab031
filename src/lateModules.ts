/**
 * What only some visits use, as ES modules: the counterparts of the `.mod.js` files, by the name under which `loadModule`
 * is asked for them. Bundlers make chunks of their own of them.
 */
export const lateModules: Record<string, () => Promise<unknown>> = {
  booking: () => import('./CallbackWidget/bookings/index.js'),
  common: () => import('./App/common/index.js'),
  debug: () => import('./App/debug/index.js'),
  jquery: () => import('jquery').then((module) => module.default),
  launcher: () => import('./CallbackWidget/launcher/index.js'),
  phone: () => import('./CallbackWidget/phone/plans/index.js'),
  rehearsal: () => import('./CallbackWidget/rehearsal/rehearse.js'),
  site: () => import('./CallbackWidget/customForm/index.js'),
  times: () => import('./CallbackWidget/times/timesModule.js'),
  wait: () => import('./CallbackWidget/wait/waitModule.js'),
};
