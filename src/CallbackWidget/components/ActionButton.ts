import type { ComponentChild } from 'preact';
import { html } from '../../ui/html.js';
import type { Texts } from '../texts.js';
import { Message } from './Message.js';

export interface ActionButtonProps {
  texts: Texts;
  /** Key of the text on it. */
  message: string;
  class: string;
  isDisabled?: boolean;
  onAction(): void;
}

/** A button. The second click of a double click does not count: it was meant for what stood there before. */
export function ActionButton({
  texts,
  message,
  class: className,
  isDisabled = false,
  onAction,
}: ActionButtonProps): ComponentChild {
  const onClick = ({ detail }: MouseEvent) => {
    if (detail <= 1) onAction();
  };
  return html`<${Message}
    tag="button"
    type="button"
    texts=${texts}
    message=${message}
    class=${className}
    disabled=${isDisabled}
    onClick=${onClick}
  />`;
}
