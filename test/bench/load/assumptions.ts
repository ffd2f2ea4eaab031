/**
 * What the simulation takes for granted about visitors and networks. Everything else is the product itself: its
 * constants, its requests, its retries, its store of free times; and the simulator's engine as the server.
 */
export const assumptions = {
  /** Of all visits, those in which the widget is opened. A page that is only read sends no request. */
  openedShare: 0.05,
  /** Of those, the ones who want to be called at a time rather than now. */
  timeShare: 0.6,
  /** Mean number of days looked at before a time is chosen, and how long each is looked at. */
  daysLookedAt: 2.5,
  secondsPerDay: 8,
  /** Of those who chose a time, the ones who go back to the calendar once more, and after how long. */
  backShare: 0.2,
  secondsUntilBack: 30,
  /** How long the form takes. */
  secondsToFill: 40,
  /** Of those who opened the widget, the ones who press the button in the end. */
  bookedShare: 0.7,
  /** After a failure a visitor tries again so often, each time after a while, then leaves. */
  triesAfterFailure: 3,
  secondsBeforeTrying: 10,
  /** From the visitor to the server and back, half each way. */
  roundTripMs: 150,
  /** During an outage the gateway holds what comes and answers all of it at once with 503, so often. */
  gatewayAnswersEveryMs: 1000,
} as const;
