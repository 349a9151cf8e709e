const LONGEST_NAME = 60;

/** Characters that RFC 5987 wants encoded and `encodeURIComponent` leaves as they are. */
const LEFT_OVER = /['()*]/g;

const encoded = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;

/** A token names itself as it likes: without what could lead a browser or a file system astray. */
const harmless = (name: string): string =>
  [...name]
    .slice(0, LONGEST_NAME)
    .join('')
    .replace(/\p{Surrogate}/gu, '_')
    .replace(/[\p{Control}\p{Bidi_Control}/\\:*?"<>|]/gu, '_');

/**
 * `Content-Disposition` of a download, RFC 6266: the name in ASCII for old clients, then as it is.
 *
 * @param name of whatever the file is about; any text
 * @param rest of the filename, plain ASCII
 */
export function attachment(name: string, rest: string): string {
  const filename = `${harmless(name)}${rest}`;
  const ascii = filename.replace(/[^\w.-]/g, '_');
  const extended = encodeURIComponent(filename).replace(LEFT_OVER, encoded);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${extended}`;
}
