const token = "[\\w!#$%&'*+.^`|~-]+";
const parameters = `(?:\\s*;\\s*${token}=(?:${token}|"[^"\\\\]*"))*`;

/** A media type with its parameters, and no range (RFC 9110, section 8.3.1). */
export const concreteMediaType = new RegExp(`^(?![^;]*\\*)${token}/${token}${parameters}$`);

/** A range of media types: `image/*`. */
export const mediaRange = new RegExp(`^(?:\\*/\\*|(?!\\*)${token}/\\*)$`);
