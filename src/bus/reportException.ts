/** Makes known what somebody's callback threw without disturbing anybody else: as an uncaught error where the platform can. */
export const reportException = (error: unknown): void => (globalThis.reportError ?? console.error)(error);
