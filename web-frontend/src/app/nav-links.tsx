import { cn } from '@/lib/cn';
import type { NavItem } from './nav-items';

/** How much waits for a person; the number for the eye, the words for the ear. */
export function Waiting({
  waiting,
  className,
}: {
  readonly waiting: NavItem['waiting'] | undefined;
  readonly className: string;
}) {
  if (waiting === undefined) return null;
  const { count, text } = waiting;
  return (
    <>
      <span
        aria-hidden="true"
        className={cn(
          'grid h-4.5 min-w-4.5 place-items-center rounded-chip bg-stop px-1 text-axis font-semibold text-on-stop tabular',
          className,
        )}
      >
        {count > 99 ? '99+' : count}
      </span>
      <span className="sr-only">, {text}</span>
    </>
  );
}

/** A place in a list of places. */
export function RowLink({ item, className }: { readonly item: NavItem; readonly className?: string }) {
  const { label, icon: Icon, active, link: LinkTo } = item;
  return (
    <LinkTo
      aria-current={active ? 'page' : undefined}
      className={cn(
        'flex min-h-9 items-center gap-3 rounded-control px-2.5 font-medium transition-colors duration-150',
        active ? 'bg-accent-soft text-accent-strong' : 'text-soft hover:bg-hover hover:text-ink',
        className,
      )}
    >
      <Icon aria-hidden="true" className="size-4.5 shrink-0" strokeWidth={1.75} />
      <span className="min-w-0 flex-1">{label}</span>
      <Waiting waiting={item.waiting} className="shrink-0" />
    </LinkTo>
  );
}
