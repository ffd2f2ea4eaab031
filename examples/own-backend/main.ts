// in a project of your own: from 'cx-callback'
import { createBus, registerCallback, registerCallbackService, type WidgetsConfiguration } from '../../src/index.js';
import { restApi } from './restApi.js';

const config: WidgetsConfiguration = { callback: { dataURL: 'http://localhost:8484' } };
const bus = createBus();
// before the widget, which else brings the service for the two built-in APIs
registerCallbackService(bus, { config, api: restApi });
registerCallback(bus, { config });

document.querySelector('button')?.addEventListener('click', () => bus.command('Callback.open'));
