import metadata from 'virtual:phone-metadata';
import { AsYouType } from 'libphonenumber-js/core';

/** A reader of one number as it is typed. In a file of its own so that only what it needs is loaded, and late. */
export function numberAsYouType(): AsYouType {
  return new AsYouType(undefined, metadata);
}
