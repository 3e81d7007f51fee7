// What a build wants to read of the tests: each failure with its reason, and one line with the counts.

export default async function* report(source) {
  let passed = 0;
  let failed = 0;
  for await (const { type, data } of source) {
    const isSuite = data?.details?.type === 'suite';
    if (type === 'test:pass' && !isSuite) {
      passed++;
    } else if (type === 'test:fail' && !isSuite) {
      failed++;
      const cause = data.details.error?.cause ?? data.details.error;
      const place = /(?:stories|test|simulator)\/[\w-]+\.mjs:\d+/.exec(cause?.stack ?? '')?.[0] ?? '';
      const reason = String(cause?.message ?? cause)
        .split('\n')
        .slice(0, 40)
        .join('\n  ');
      yield `FAILED: ${data.name}\n  ${reason}\n  ${place}\n`;
    } else if (type === 'test:stderr' || type === 'test:stdout') {
      yield data.message;
    }
  }
  yield `${passed} passed, ${failed} failed\n`;
}
