/** A request as the APIs read it: routed, with its body as text. */
export interface ApiRequest {
  method: string;
  query: URLSearchParams;
  body: string;
  /** A header by its name in lower case. */
  header(name: string): string | undefined;
  /** A decoded parameter of the path by its name; `''` if the route has none of that name. */
  parameter(name: string): string;
}

/** An answer before anything goes wrong with it. */
export interface SimulatorResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
}
