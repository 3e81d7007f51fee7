import type { ReactNode } from 'react';

/** Everything about one call; used as a page of its own and in a drawer. */
export function CallDetails({ id }: { readonly id: string }): ReactNode {
  return <p>{id}</p>;
}
