import type { ComponentProps } from 'react';
import { cn } from '@/lib/cn';

/** 16 px on phones, so that iOS does not zoom into the field. */
export const controlClass =
  'w-full min-w-0 rounded-control border border-line-strong bg-surface px-3 text-control text-ink transition-colors duration-150 hover:border-muted focus-visible:border-accent focus-visible:outline-offset-0 disabled:opacity-60 aria-invalid:border-bad-line lg:text-body';

export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input className={cn(controlClass, 'h-11 lg:h-10', className)} {...rest} />;
}

export function Textarea({ className, ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea
      className={cn(controlClass, 'field-sizing-content max-h-96 resize-y py-2.5 leading-normal', className)}
      {...rest}
    />
  );
}
