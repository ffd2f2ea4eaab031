/* What only sites need that bring something of their own: forms, values for them, and HTML over the form. */

export { createSiteForm } from './customForm.js';
export { siteHtml } from './siteHtml.js';

/** What the late file `site` exports. */
export type SiteModule = typeof import('./index.js');
