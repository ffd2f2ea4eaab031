/** Code of the widget that is loaded on demand, by the name of its file in the page layout. */
export const features = {
  bookings: () => import('./bookings/index.js'),
  customForm: () => import('./customForm/index.js'),
  launcher: () => import('./launcher/index.js'),
  phone: () => import('./phone/plans/index.js'),
};
