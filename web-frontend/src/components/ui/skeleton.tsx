import { cn } from '@/lib/cn';

/** A grey stand-in of the size of what is loading. */
export function Skeleton({ className }: { readonly className?: string }) {
  return <div aria-hidden="true" className={cn('animate-shimmer rounded-small bg-hover', className)} />;
}
