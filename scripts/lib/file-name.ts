/** The most bytes of a name: file systems take 255, including the suffix of a temporary file. */
const longest = 200;

/** Names that Windows reserves for devices, with any extension. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** Characters that some file systems refuse; `/` separates paths and is not among them. */
const unfit = /[\p{Cc}\p{Cs}\p{Cf}\p{Zl}\p{Zp}<>:"|?*\\]/u;

/** Returns why a file name is not portable; `undefined` if it is. */
export function reasonAgainstFileName(name: string, most = longest): string | undefined {
  if (name === "" || name === "." || name === "..") return "it would leave its folder";
  if (unfit.test(name)) return "its name has a character that file systems don't take";
  if (/[. ]$/.test(name)) return "its name ends with a dot or a blank";
  if (device.test(name)) return "its name is one that Windows keeps for a device";
  return Buffer.byteLength(name) > most ? `its name is longer than ${most} bytes` : undefined;
}
