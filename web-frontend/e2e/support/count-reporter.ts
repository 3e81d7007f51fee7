import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { FullConfig, FullResult, Reporter, Suite } from '@playwright/test/reporter';

const target = resolve(import.meta.dirname, '../../target');

/** Counts the browser tests in one plain line, shown and kept for the summary of `./halo test`. */
export default class CountReporter implements Reporter {
  private root: Suite | undefined;

  onBegin(_config: FullConfig, suite: Suite): void {
    this.root = suite;
  }

  onEnd(result: FullResult): void {
    const outcomes = this.root?.allTests().map((test) => test.outcome()) ?? [];
    const count = (outcome: string) => outcomes.filter((each) => each === outcome).length;
    const skipped = count('skipped');
    // A run that ended early, because HALO did not start for example, has failed even if no test did.
    const failed = count('unexpected') + count('flaky') || (result.status === 'passed' ? 0 : 1);
    const line = `${count('expected')} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`;
    mkdirSync(target, { recursive: true });
    writeFileSync(join(target, 'browser-tests.txt'), line);
    process.stdout.write(line);
  }

  printsToStdio(): boolean {
    return false;
  }
}
