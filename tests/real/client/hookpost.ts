// A client whose types are the contract's: `contract.ts` is generated from /api/v1/openapi.json. All else is `fetch`.
import type { components, paths } from "./contract.js";

export type Problem = components["schemas"]["ProblemDetails"];

/** What was answered to a call that failed. */
export class Failed extends Error {
  constructor(readonly problem: Problem) {
    super(`${problem.code}: ${problem.detail}`);
  }
}

type Method = "get" | "post" | "patch" | "delete";
type Operation<P extends keyof paths, M extends Method> = NonNullable<paths[P][M]>;
type Part<O, Name extends string> = O extends { parameters: Record<Name, infer T> } ? T : unknown;
type Body<O> = O extends { requestBody: { content: { "application/json": infer T } } } ? T : undefined;
type Good = 200 | 201 | 202 | 204 | 207;
type Content<R> = R extends { content: { "application/json": infer T } } ? T : undefined;
type Answer<O> = O extends { responses: infer R } ? { [S in keyof R & Good]: Content<R[S]> }[keyof R & Good] : never;

/** What a call takes, apart from its path and method. */
export type Input<O> = {
  path: Part<O, "path"> & Record<string, string>;
  query?: O extends { parameters: { query?: infer T } } ? T : never;
  headers?: Record<string, string>;
} & (Body<O> extends undefined ? { body?: undefined } : { body: Body<O> });

export class Hookpost {
  constructor(readonly address: string, readonly key: string) {}

  /** Makes a call; throws what it was refused with. */
  async call<P extends keyof paths, M extends Method & keyof paths[P]>(
    method: M,
    path: P,
    input: Input<Operation<P, M>>,
  ): Promise<Answer<Operation<P, M>>> {
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(input.path[name] ?? ""));
    const url = new URL(filled, this.address);
    for (const [name, value] of Object.entries(input.query ?? {})) url.searchParams.set(name, String(value));
    const response = await fetch(url, {
      method: method.toUpperCase(),
      headers: { authorization: `Bearer ${this.key}`, "content-type": "application/json", ...input.headers },
      body: input.body === undefined ? null : JSON.stringify(input.body),
    });
    const text = await response.text();
    const answered: unknown = text === "" ? undefined : JSON.parse(text);
    if (!response.ok) throw new Failed(answered as Problem);
    return answered as Answer<Operation<P, M>>;
  }
}
