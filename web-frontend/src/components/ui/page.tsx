import type { ReactNode } from 'react';
import { useEffect } from 'react';

export interface PageProps {
  readonly title: string;
  readonly heading?: ReactNode;
  readonly subtitle?: ReactNode;
  readonly leading?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of every view: its heading, what can be done, and the title of the browser's tab. */
export function Page({ title, heading, subtitle, leading, actions, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · HALO AI`;
  }, [title]);
  return (
    <div className="mx-auto w-full max-w-[76rem] px-4 pt-5 pb-8 lg:px-8 lg:pt-7">
      <header className="mb-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-3 lg:mb-5">
        <div className="flex min-w-0 items-center gap-4">
          {leading}
          <div className="min-w-0">
            <h1 className="text-title font-semibold [overflow-wrap:anywhere]">{heading ?? title}</h1>
            {subtitle !== undefined && <div className="mt-0.5 text-soft">{subtitle}</div>}
          </div>
        </div>
        {actions !== undefined && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
