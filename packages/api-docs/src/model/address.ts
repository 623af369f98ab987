/** Where the site is published. */
export interface Address {
  /** The path that it is served below, with slashes at both ends. */
  base: string;
  /** Its origin, `https://docs.example.com`: for whole addresses and a sitemap. */
  site?: string;
}
