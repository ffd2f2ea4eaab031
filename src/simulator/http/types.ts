/** A request, however it came. */
export interface SimulatorRequest {
  method: string;
  /** Absolute, or a path with its query. */
  url: string;
  /** Names in any case. */
  headers?: Readonly<Record<string, string | undefined>>;
  body?: string;
}

/** An answer. */
export interface SimulatorResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** A request taken apart. */
export interface ParsedRequest {
  method: string;
  /** Decoded parts of the path behind the API's root. */
  segments: readonly string[];
  query: URLSearchParams;
  body: string;
  /** A header by its lower-case name. */
  header(name: string): string | undefined;
}
