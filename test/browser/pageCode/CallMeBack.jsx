import { createBus, registerCallback } from 'cx-callback';
import { useEffect, useRef } from 'react';

export function CallMeBack({ config }) {
  const place = useRef(null);
  useEffect(() => {
    const bus = createBus();
    const callback = registerCallback(bus, { config, container: place.current });
    bus.command('Callback.open');
    return () => callback.remove();
  }, [config]);
  return <div ref={place} />;
}
