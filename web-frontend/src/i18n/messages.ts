import type { messages as ru } from './locales/ru';

/** Russian is the language we write first; its shape is what `t()` accepts. */
export type Messages = typeof ru;

/**
 * What another language must provide for a part of ours: every key, and no other. Of a counted word Russian has
 * the forms one, few, many and other; the other three languages have one and other.
 */
export type Translated<T> = {
  readonly [K in keyof T as K extends `${string}_few` | `${string}_many` ? never : K]: T[K] extends string
    ? string
    : Translated<T[K]>;
};
