/* The wait for an immediate call, which only sites show that have configured a queue for it. */

export { createWaitPolling } from './waitPolling.js';
