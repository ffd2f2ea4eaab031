/** What one can ask the two APIs for. Faults can be limited to one of them. */
export const operations = [
  'schedule',
  'cancel',
  'reschedule',
  'query',
  'availability',
  'queues',
  'watermarks',
  'bulkCancel',
  'officeHours',
  'waitTime',
  'openFor',
  'queueStatus',
] as const;

export type Operation = (typeof operations)[number];
