/** Bytes that a name may have: file systems take 255, with what is put behind it while it is written. */
const longest = 200;

/** Names that Windows keeps for devices, whatever stands behind the first dot. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** What a name can't have on some system; a path's separator is `/`. */
const unfit = /[\p{Cc}\p{Cs}\p{Cf}\p{Zl}\p{Zp}<>:"|?*\\]/u;

/** Why no file should have a name; `undefined`: one may. */
export function reasonAgainstFileName(name: string, most = longest): string | undefined {
  if (name === "" || name === "." || name === "..") return "it would leave its folder";
  if (unfit.test(name)) return "its name has a character that file systems don't take";
  if (/[. ]$/.test(name)) return "its name ends with a dot or a blank";
  if (device.test(name)) return "its name is one that Windows keeps for a device";
  return Buffer.byteLength(name) > most ? `its name is longer than ${most} bytes` : undefined;
}
