declare module 'virtual:phone-metadata' {
  import type { MetadataJson } from 'libphonenumber-js/core';

  /** The rules of the numbers of the countries we call most; made by build-plugins/phone-metadata.ts. */
  const metadata: MetadataJson;
  export default metadata;
}
