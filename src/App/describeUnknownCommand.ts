import type { BusRegistry } from '../bus/index.js';
import { nearestName } from '../config/nearestName.js';

/** Plugins that a page may name before their files are loaded. */
const loadablePlugins = ['Callback', 'CallbackService', 'Calendar', 'StatsService'];

/** One line for the console: the command, why it is not run, and the nearest name that is known. */
export function describeUnknownCommand(command: string, registry: BusRegistry): string {
  const [plugin = '', short = '', ...more] = command.split('.');
  // a name without a dot, given to the global bus, is a command of the bus itself
  if (plugin === 'CXBus' || !plugin || !short || more.length > 0) {
    return `${command} is not run: commands have names like Callback.open.`;
  }
  const nearestPlugin = nearestName(plugin, [...Object.keys(registry), ...loadablePlugins]);
  if (nearestPlugin === undefined) return `${command} is not run: there is no plugin ${plugin}.`;
  const entry = registry[nearestPlugin];
  if (nearestPlugin === plugin && !entry) {
    return `${command} is not run: the file of ${plugin} cannot be loaded. Check pluginsPath in CXBus.configure.`;
  }
  const reason = nearestPlugin === plugin ? `${plugin} has no command ${short}` : `there is no plugin ${plugin}`;
  // of a plugin that is not loaded, the commands are not known
  const nearest = entry ? nearestName(short, entry.commands) : short;
  return `${command} is not run: ${reason}.${nearest ? ` Did you mean ${nearestPlugin}.${nearest}?` : ''}`;
}
