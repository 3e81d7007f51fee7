import { HttpResponse } from 'msw';

export function problem(
  status: number,
  code: string,
  errors: readonly { field: string; code: string; message: string }[] = [],
  headers: Readonly<Record<string, string>> = {},
): Response {
  return HttpResponse.json(
    { type: 'about:blank', title: code, status, code, errors },
    { status, headers: { 'Content-Type': 'application/problem+json', ...headers } },
  );
}
