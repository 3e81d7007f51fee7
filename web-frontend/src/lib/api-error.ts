import { z } from './z';

const FieldProblem = z.object({
  field: z.string(),
  code: z.string(),
  message: z.catch(z.string(), ''),
});

const Problem = z.object({
  title: z.catch(z.string(), ''),
  detail: z.catch(z.nullish(z.string()), null),
  code: z.catch(z.string(), ''),
  errors: z.catch(z.array(FieldProblem), []),
});

export type FieldProblem = z.infer<typeof FieldProblem>;

/** Why a request has no answer: the server said no, it could not be reached, or it said something we cannot read. */
export type ApiErrorKind = 'problem' | 'unreachable' | 'timeout' | 'unreadable';

/** A request that failed, told by what the reader can do about it. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly kind: ApiErrorKind;
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  /** The stable code of the problem, such as `phone.format`; empty when there was none. */
  readonly code: string;
  readonly fields: readonly FieldProblem[];
  /** Seconds to wait before another try; null when the server named none. */
  readonly retryAfter: number | null;

  constructor(
    kind: ApiErrorKind,
    message: string,
    more: {
      readonly status?: number;
      readonly code?: string;
      readonly fields?: readonly FieldProblem[];
      readonly retryAfter?: number | null;
    } = {},
  ) {
    super(message);
    this.kind = kind;
    this.status = more.status ?? 0;
    this.code = more.code ?? '';
    this.fields = more.fields ?? [];
    this.retryAfter = more.retryAfter ?? null;
  }
}

/** Reads an answer that is not 2xx, whatever it holds. */
export async function problemOf(response: Response): Promise<ApiError> {
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN);
  const retryAfter = Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
  const body: unknown = await response.json().catch(() => null);
  const problem = z.safeParse(Problem, body);
  if (!problem.success) {
    return new ApiError('problem', `HTTP ${response.status}`, { status: response.status, retryAfter });
  }
  const { title, detail, code, errors } = problem.data;
  return new ApiError('problem', detail ?? title, {
    status: response.status,
    code,
    fields: errors,
    retryAfter,
  });
}

/** Turns what `fetch` throws into an ApiError; an abort by the caller stays what it is. */
export function networkErrorOf(cause: unknown): unknown {
  if (cause instanceof DOMException && cause.name === 'AbortError') return cause;
  if (cause instanceof DOMException && cause.name === 'TimeoutError') {
    return new ApiError('timeout', 'No answer in time');
  }
  if (cause instanceof TypeError) return new ApiError('unreachable', 'The server cannot be reached');
  return cause;
}
