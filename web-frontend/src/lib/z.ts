import * as z from 'zod/mini';

// Without this zod compiles parsers with `new Function`, which the content security policy refuses.
z.config({ jitless: true });

export { z };
